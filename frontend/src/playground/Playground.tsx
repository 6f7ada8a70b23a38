import { HISTORY_PLUGIN, GraphiQL } from 'graphiql'
import { useEffect, useMemo, useRef, useState } from 'react'
import { endpointFor } from './endpoint'
import { type Example, examples } from './examples'
import { fetcherFor } from './fetcher'
import { currentLanguage, currentTheme, keepLanguage } from './look'
import { Opener, type OpenTab } from './Opener'
import { OutcomeNote } from './OutcomeNote'
import { Strip } from './Strip'
import { speaker } from './texts'
import { keepToken, keptToken } from './token'
import { useDemoPeople, useWho } from './who'

const plugins = [HISTORY_PLUGIN]

export function Playground() {
  const [language, setLanguage] = useState(currentLanguage)
  const [token, setToken] = useState(keptToken)
  const [notice, setNotice] = useState('')
  const tab = useRef<OpenTab>(null)
  const say = useMemo(() => speaker(language), [language])
  const endpoint = useMemo(() => endpointFor(token, language), [token, language])
  const anonymous = useMemo(() => endpointFor('', language), [language])
  const fetcher = useMemo(() => fetcherFor(endpoint), [endpoint])
  useEffect(() => fetcher.close, [fetcher])
  useEffect(() => keepLanguage(language), [language])
  useEffect(() => {
    document.title = `${say('title')} · ${say('product')}`
  }, [say])

  const openExample = async ({ query, prepare }: Example) => {
    try {
      const prepared = await prepare(endpoint)
      tab.current?.open(query, prepared.variables)
      setNotice(prepared.notice ? say(prepared.notice) : '')
    } catch (cause) {
      tab.current?.open(query, undefined)
      setNotice(say('failed', { reason: cause instanceof Error ? cause.message : String(cause) }))
    }
  }
  const takeToken = (chosen: string) => {
    keepToken(chosen)
    setToken(chosen)
  }

  return (
    <>
      <Strip
        say={say}
        endpoint={endpoint}
        who={useWho(endpoint)}
        token={token}
        people={useDemoPeople(anonymous)}
        onToken={takeToken}
        onExample={(example) => void openExample(example)}
        onLanguage={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
      />
      <output className="notice">{notice}</output>
      <main>
        <GraphiQL
          fetcher={fetcher.fetch}
          plugins={plugins}
          forcedTheme={currentTheme()}
          defaultQuery={examples[0]?.query}
          defaultEditorToolsVisibility="variables"
          // Headers typed here would be kept in localStorage with the history; the token has its own place.
          isHeadersEditorEnabled={false}
          showPersistHeadersSettings={false}
          inputValueDeprecation
          schemaDescription
        >
          <GraphiQL.Logo>
            <span />
          </GraphiQL.Logo>
          <GraphiQL.Footer>
            <OutcomeNote say={say} />
          </GraphiQL.Footer>
          <Opener ref={tab} />
        </GraphiQL>
      </main>
    </>
  )
}
