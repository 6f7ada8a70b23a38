import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { InviteMemberDocument } from '@/gql/organisation'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { focusWrong } from '@/ui/focusWrong'
import { isPhone } from '@/ui/phone'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import styles from './OrganisationsPage.module.css'

interface InviteFormProps {
  readonly organisationId: string
  readonly onInvited: () => void
}

/** Invites whoever has a phone. */
export function InviteForm({ organisationId, onInvited }: InviteFormProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [phone, setPhone] = useState('')
  const [bad, setBad] = useState(false)
  const { busy, wrong, run, calm } = useSending({ BAD_USER_INPUT: t('sending.badPhone'), CONFLICT: t('organisation.inviteKnown') })

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBad(!isPhone(phone))
    focusWrong(event.currentTarget)
    if (!isPhone(phone)) return
    const done = await run(() => client.send(InviteMemberDocument, { input: { organisationId, phone: phone.trim() } }))
    if (!done) return
    setPhone('')
    say(t('organisation.inviteSent'))
    onInvited()
  }
  return (
    <form className={styles['invite']} aria-label={t('organisation.invite')} onSubmit={(event) => void submit(event)}>
      <Field
        label={t('organisation.invitePhone')}
        hint={t('organisation.inviteHint')}
        type="tel"
        maxLength={30}
        value={phone}
        wrong={bad ? t('sending.badPhone') : wrong || undefined}
        onChange={(next) => {
          calm()
          setPhone(next)
          setBad(bad && !isPhone(next))
        }}
      />
      <Button type="submit" disabled={busy || phone.trim() === ''}>
        {t('organisation.inviteNow')}
      </Button>
    </form>
  )
}
