import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused, useClient } from '@/api/client'
import { CreateTokenDocument, type Scope } from '@/gql/developer'
import { Button } from '@/ui/Button'
import { changed, type Draft, emptyDraft, lifetimes, ready, toggled } from './draft'
import styles from './DevelopersPage.module.css'

export interface Made {
  readonly name: string
  readonly secret: string | null
}

interface NewTokenProps {
  readonly scopes: readonly Scope[]
  readonly onMade: (made: Made) => void
}

/** The form that makes a token. */
export function NewToken({ scopes, onMade }: NewTokenProps) {
  const { t } = useTranslation()
  const { draft, change, state, submit } = useMaking(onMade)
  const id = useId()
  return (
    <form className={styles['form']} onSubmit={submit} aria-labelledby={id}>
      <h3 id={id}>{t('developers.new')}</h3>
      <div className={styles['field']}>
        <label htmlFor={`${id}-name`}>{t('developers.name')}</label>
        <input
          id={`${id}-name`}
          type="text"
          required
          maxLength={60}
          autoComplete="off"
          value={draft.name}
          aria-describedby={`${id}-hint`}
          onChange={(event) => change({ name: event.target.value })}
        />
        <p id={`${id}-hint`}>{t('developers.nameHint')}</p>
      </div>
      <fieldset>
        <legend>{t('developers.scopes')}</legend>
        {scopes.map((scope) => (
          <div key={scope} className={styles['scope']}>
            <input
              id={id + scope}
              type="checkbox"
              checked={draft.scopes.includes(scope)}
              aria-describedby={`${id + scope}-hint`}
              onChange={() => change({ scopes: toggled(draft.scopes, scope) })}
            />
            <label htmlFor={id + scope}>{t(`developers.scope.${scope}`)}</label>
            <small id={`${id + scope}-hint`}>{t(`developers.scopeHint.${scope}`)}</small>
          </div>
        ))}
      </fieldset>
      <div className={styles['field']}>
        <label htmlFor={`${id}-days`}>{t('developers.days')}</label>
        <select id={`${id}-days`} value={draft.days} onChange={(event) => change({ days: Number(event.target.value) })}>
          {lifetimes.map((count) => (
            <option key={count} value={count}>
              {t('developers.dayCount', { count })}
            </option>
          ))}
        </select>
      </div>
      <p role="alert" className={styles['wrong']}>
        {draft.scopes.length === 0 ? t('developers.noScope') : state.wrong}
      </p>
      <Button type="submit" look="primary" disabled={state.busy || draft.scopes.length === 0}>
        {t('developers.make')}
      </Button>
    </form>
  )
}

function useMaking(onMade: (made: Made) => void) {
  const { t } = useTranslation()
  const client = useClient()
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [state, setState] = useState({ busy: false, wrong: '' })
  const make = async (input: Draft) => {
    setState({ busy: true, wrong: '' })
    try {
      const { token, secret } = (await client.send(CreateTokenDocument, { input })).createToken
      setState({ busy: false, wrong: '' })
      setDraft(emptyDraft())
      onMade({ name: token.name, secret })
    } catch (error) {
      setState({ busy: false, wrong: error instanceof Refused ? error.message : t('developers.failed') })
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = ready(draft)
    if (input && !state.busy) void make(input)
  }
  return { draft, state, submit, change: (part: Partial<Omit<Draft, 'key'>>) => setDraft(changed(draft, part)) }
}
