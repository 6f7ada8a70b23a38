import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { GrantRoleDocument } from '@/gql/people'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { focusWrong } from '@/ui/focusWrong'
import { Picks } from '@/ui/Picks'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import { calledBy, type Draft, emptyDraft, grantInput, isReady } from './grant'
import type { Place } from './places'
import styles from './PeoplePage.module.css'

export interface Given {
  readonly login: string
  /** Of a new login, for its first sign-in. */
  readonly password: string | null
}

interface GiveRoleProps {
  readonly place: Place
  readonly onGiven: (given: Given) => void
}

/** Gives the place's role to someone, found by phone or by login. */
export function GiveRole({ place, onGiven }: GiveRoleProps) {
  const { t } = useTranslation()
  const id = useId()
  const { draft, change, wrong, busy, submit } = useGiving(place, onGiven)
  return (
    <form className={styles['form']} aria-labelledby={id} onSubmit={(event) => void submit(event)}>
      <h3 id={id}>{t('people.give')}</h3>
      <Picks
        legend={t('people.how')}
        options={[
          { value: 'phone', label: t('people.byPhone') },
          { value: 'login', label: t('people.byLogin') },
        ]}
        value={draft.by}
        onChange={(by) => change({ by })}
      />
      {draft.by === 'phone' ? (
        <Field label={t('people.phone')} hint={t('people.phoneHint')} type="tel" maxLength={30} value={draft.phone} wrong={wrong || undefined} onChange={(phone) => change({ phone })} />
      ) : (
        <>
          <Field
            label={t('people.login')}
            hint={t('people.loginHint')}
            maxLength={40}
            autoCapitalize="none"
            spellCheck={false}
            value={draft.login}
            wrong={wrong || undefined}
            onChange={(login) => change({ login })}
          />
          <Field label={t('people.name')} hint={t('people.nameHint')} maxLength={40} value={draft.name} onChange={(name) => change({ name })} />
        </>
      )}
      <Button type="submit" look="primary" disabled={busy}>
        {t('people.giveNow')}
      </Button>
    </form>
  )
}

function useGiving(place: Place, onGiven: (given: Given) => void) {
  const { t } = useTranslation()
  const client = useClient()
  const [draft, setDraft] = useState(emptyDraft)
  const [bad, setBad] = useState(false)
  const words = draft.by === 'phone' ? t('sending.badPhone') : t('people.badLogin')
  const { busy, wrong, run, calm } = useSending({ BAD_USER_INPUT: words })

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBad(!isReady(draft))
    focusWrong(event.currentTarget)
    if (!isReady(draft)) return
    const done = await run(() => client.send(GrantRoleDocument, { input: grantInput(draft, place) }))
    if (!done) return
    const { holder, password } = done.grantRole
    setDraft({ ...emptyDraft, by: draft.by })
    say(t('people.given', { name: calledBy(holder) }))
    onGiven({ login: holder.login ?? holder.name, password })
  }
  const change = (part: Partial<Draft>) => {
    calm()
    setBad(false)
    setDraft({ ...draft, ...part })
  }
  return { draft, change, busy, wrong: bad ? words : wrong, submit }
}
