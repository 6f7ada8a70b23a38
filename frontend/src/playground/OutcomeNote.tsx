import { useGraphiQL } from '@graphiql/react'
import { outcomeOf } from './outcome'
import { hint, type Say } from './texts'

/** Below the response: what went wrong, in words, with what helps. The JSON above stays whole. */
export function OutcomeNote({ say }: { say: Say }) {
  const outcome = outcomeOf(useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.response))
  if (!outcome) return null
  return (
    <section className="outcome" aria-live="polite">
      {outcome.errors.length > 0 && <h2>{say('summaryErrors')}</h2>}
      {outcome.errors.map(({ code, message, path }) => (
        <p key={`${code} ${path} ${message}`} className="outcome-error">
          {code && <code>{code}</code>} {message}
          {path && <span className="hint"> · {path}</span>}
          {hint(say, code) && <span className="outcome-hint">{hint(say, code)}</span>}
        </p>
      ))}
      {outcome.refusals.length > 0 && <h2>{say('summaryRefusals')}</h2>}
      {outcome.refusals.map(({ rule, message }) => (
        <p key={`${rule} ${message}`}>
          <code>{rule}</code> {message}
        </p>
      ))}
    </section>
  )
}
