import type { Endpoint } from './endpoint'
import type { Example } from './examples'
import { ExamplesMenu } from './ExamplesMenu'
import type { Say } from './texts'
import { TokenMenu } from './TokenMenu'
import type { DemoPerson, Who } from './who'

interface Props {
  say: Say
  endpoint: Endpoint
  who: Who
  token: string
  people: DemoPerson[]
  onToken: (token: string) => void
  onExample: (example: Example) => void
  onLanguage: () => void
}

/** Everything around GraphiQL: what this page is, who asks where, examples, token, language and the way back. */
export function Strip({ say, endpoint, who, token, people, onToken, onExample, onLanguage }: Props) {
  return (
    <header className="strip">
      <a className="back" href="/" aria-label={say('back')}>
        <span aria-hidden="true">←</span> {say('product')}
      </a>
      <h1>{say('title')}</h1>
      <ExamplesMenu say={say} onOpen={onExample} />
      <Target say={say} endpoint={endpoint} who={who} />
      <TokenMenu say={say} token={token} people={people} onToken={onToken} />
      <button type="button" className="language" lang={say('language') === 'English' ? 'en' : 'zh-CN'} onClick={onLanguage}>
        {say('language')}
      </button>
    </header>
  )
}

function Target({ say, endpoint, who }: Pick<Props, 'say' | 'endpoint' | 'who'>) {
  const person = who.state === 'person' ? say('actingAs', { name: who.name }) : say(who.state)
  return (
    <output className="target" data-who={who.state}>
      <span className="visually-hidden">{say('endpoint')}</span>
      <code>{endpoint.path}</code>
      <span>{say(endpoint.path === '/graphql' ? 'withCookies' : 'withToken')}</span>
      <span className="who">{person}</span>
    </output>
  )
}
