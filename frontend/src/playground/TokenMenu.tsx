import { type FormEvent, useId, useState } from 'react'
import { Menu } from './Menu'
import type { Say } from './texts'
import { cleanToken, looksLikeToken } from './token'
import type { DemoPerson } from './who'

interface Props {
  say: Say
  token: string
  people: DemoPerson[]
  onToken: (token: string) => void
}

/** Where a token is entered, borrowed from a demo person, or put away. */
export function TokenMenu({ say, token, people, onToken }: Props) {
  return (
    <Menu label={say('token')} className="menu-end">
      {(close) => {
        const use = (chosen: string) => {
          onToken(chosen)
          close()
        }
        return (
          <>
            <TokenForm say={say} onToken={use} />
            {people.length > 0 && <DemoTokens say={say} token={token} people={people} onToken={use} />}
            {token && (
              <button type="button" className="quiet" onClick={() => use('')}>
                {say('tokenDrop')}
              </button>
            )}
          </>
        )
      }}
    </Menu>
  )
}

function TokenForm({ say, onToken }: Pick<Props, 'say' | 'onToken'>) {
  const [pasted, setPasted] = useState('')
  const [malformed, setMalformed] = useState(false)
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const token = cleanToken(pasted)
    setMalformed(!looksLikeToken(token))
    if (!looksLikeToken(token)) return
    setPasted('')
    onToken(token)
  }
  return (
    <form className="token-form" onSubmit={submit}>
      <label htmlFor={id}>{say('tokenLabel')}</label>
      <div className="token-row">
        <input
          id={id}
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder="yk_…"
          value={pasted}
          aria-invalid={malformed}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setPasted(event.target.value)}
        />
        <button type="submit">{say('tokenUse')}</button>
      </div>
      <p id={`${id}-hint`} className={malformed ? 'wrong' : 'hint'} aria-live="polite">
        {say(malformed ? 'tokenMalformed' : 'tokenHint')}
      </p>
    </form>
  )
}

function DemoTokens({ say, token, people, onToken }: Props) {
  return (
    <section className="demo-people">
      <h2>{say('demo')}</h2>
      <p className="hint">{say('demoHint')}</p>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className="choice"
              aria-pressed={person.token === token}
              onClick={() => onToken(person.token)}
            >
              <strong>{person.name}</strong>
              <span>{person.introduction}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
