import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { newKey } from '@/api/key'
import { CreateOrganisationDocument } from '@/gql/organisation'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import styles from './OrganisationsPage.module.css'

interface FoundFormProps {
  /** Whether it stands by itself, in a frame of its own. */
  readonly framed?: boolean
  readonly onFounded: () => void
}

/** Founds an organisation. */
export function FoundForm({ framed = false, onFounded }: FoundFormProps) {
  const { t } = useTranslation()
  const client = useClient()
  // The key goes with the name: another name is another wish.
  const [draft, setDraft] = useState({ key: newKey(), name: '' })
  const { busy, wrong, run, calm } = useSending({ BAD_USER_INPUT: t('organisation.foundBad') })
  const name = draft.name.trim()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name === '') return
    const made = await run(() => client.send(CreateOrganisationDocument, { input: { key: draft.key, name } }))
    if (!made) return
    setDraft({ key: newKey(), name: '' })
    say(t('organisation.founded', { name }))
    onFounded()
  }
  return (
    <form className={`${styles['form']} ${framed ? styles['framed'] : ''}`} aria-label={t('organisation.found')} onSubmit={(event) => void submit(event)}>
      {framed && <h3>{t('organisation.found')}</h3>}
      <Field
        label={t('organisation.foundName')}
        hint={t('organisation.foundHint')}
        maxLength={60}
        required
        value={draft.name}
        wrong={wrong || undefined}
        onChange={(next) => {
          calm()
          setDraft({ key: newKey(), name: next })
        }}
      />
      <Button type="submit" look="primary" disabled={busy || name === ''}>
        {t('organisation.foundNow')}
      </Button>
    </form>
  )
}
