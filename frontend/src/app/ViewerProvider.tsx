import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { type Viewer, ViewerContext } from '@/api/viewer'
import { EndSessionDocument, StartDemoSessionDocument, ViewerDocument, type ViewerQuery } from '@/gql/graphql'
import { connection } from '@/live/line'
import { say } from '@/ui/toast'

const nobody: ViewerQuery = { me: null, demoPeople: [] }

export function ViewerProvider({ children }: { children: ReactNode }) {
  const client = useClient()
  const { t } = useTranslation()
  const [answer, setAnswer] = useState<ViewerQuery>()

  const load = useCallback(
    () =>
      client.send(ViewerDocument, {}).then(
        (now) => {
          setAnswer(now)
          return now
        },
        // Who we are can't be told without a network: read on as nobody, the line says that it is down.
        () => void setAnswer((before) => before ?? nobody),
      ),
    [client],
  )
  useEffect(() => void load(), [load])
  useEffect(() => {
    // Someone ended this session: elsewhere, or by a change of what one may do.
    connection.onSignedOut = () => void load().then((now) => now?.me === null && say(t('viewer.ended')))
    return () => {
      connection.onSignedOut = () => {}
    }
  }, [load, t])

  const viewer = useMemo<Viewer>(() => {
    const refresh = async () => {
      await load()
      connection.restart()
    }
    const change = async (doing: Promise<unknown>) => {
      try {
        await doing
        await refresh()
      } catch {
        say(t('viewer.failed'))
      }
    }
    return {
      known: answer !== undefined,
      person: answer?.me?.person ?? null,
      demoPeople: answer?.demoPeople ?? [],
      actAs: (personId) => change(client.send(StartDemoSessionDocument, { personId })),
      leave: () => change(client.send(EndSessionDocument, {})),
      refresh,
    }
  }, [answer, client, load, t])

  return <ViewerContext value={viewer}>{children}</ViewerContext>
}
