import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { useViewer } from '@/api/viewer'
import { UpdateProfileDocument } from '@/gql/me'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import { Part } from './Part'
import type { Account } from './useAccount'
import styles from './AccountPage.module.css'

interface ProfileProps {
  readonly person: Account['person']
  readonly onChanged: () => Promise<void>
}

/** The name, which can be changed, and what signs one in, shown whole to oneself. */
export function Profile({ person, onChanged }: ProfileProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { refresh } = useViewer()
  const [name, setName] = useState(person.name)
  const { busy, wrong, run, calm } = useSending({ BAD_USER_INPUT: t('account.badName') })
  const changed = name.trim() !== '' && name.trim() !== person.name

  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!changed || !(await run(() => client.send(UpdateProfileDocument, { input: { name: name.trim() } })))) return
    say(t('account.nameSaved'))
    await Promise.all([onChanged(), refresh()])
  }
  return (
    <Part title={t('account.profile')} hint={t('account.profileHint')}>
      <form className={styles['line']} onSubmit={(event) => void save(event)}>
        <Field
          autoComplete="name"
          maxLength={40}
          label={t('account.name')}
          wrong={wrong || undefined}
          value={name}
          onChange={(text) => {
            calm()
            setName(text)
          }}
        />
        <Button type="submit" disabled={busy || !changed}>
          {t('account.saveName')}
        </Button>
      </form>
      <dl className={styles['facts']}>
        {person.phone !== null && <Fact name={t('account.phone')} value={person.phone} />}
        {person.login !== null && <Fact name={t('account.login')} value={person.login} />}
      </dl>
    </Part>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">{value}</dd>
    </div>
  )
}
