import { lazy, Suspense, useMemo } from 'react'
import { Route, Switch } from 'wouter'
import { ClientContext, makeClient } from '@/api/client'
import { restOfTexts } from '@/i18n'
import { DeskProvider } from '@/ui/booking/Desk'
import { useLook } from '@/ui/look'
import { Toasts } from '@/ui/Toasts'
import { CommunitiesProvider } from './CommunitiesProvider'
import { Pages } from './Pages'
import { Shell } from './Shell'
import { ViewerProvider } from './ViewerProvider'

const VerifyPage = lazy(async () => {
  const [{ VerifyPage: page }] = await Promise.all([import('@/features/draw/VerifyPage'), restOfTexts()])
  return { default: page }
})

const CeremonyPage = lazy(async () => {
  const [{ CeremonyPage: page }] = await Promise.all([import('@/features/ceremony/CeremonyPage'), restOfTexts()])
  return { default: page }
})

export function App() {
  const { language } = useLook()
  const client = useMemo(() => makeClient(language), [language])
  return (
    <ClientContext value={client}>
      <Suspense>
        <Switch>
          {/* A screen on a wall has nothing around it. */}
          <Route path="/courses/:id/ceremony">{({ id }) => <CeremonyPage key={id} id={id} />}</Route>
          <Route component={Whole} />
        </Switch>
      </Suspense>
    </ClientContext>
  )
}

function Whole() {
  return (
    <ViewerProvider>
      <Shell>
        <Suspense>
          <Switch>
            {/* Whoever checks a draw need not wait for the server that is in doubt. */}
            <Route path="/draw/verify" component={VerifyPage} />
            <Route>
              <CommunitiesProvider>
                <DeskProvider>
                  <Pages />
                </DeskProvider>
              </CommunitiesProvider>
            </Route>
          </Switch>
        </Suspense>
      </Shell>
      <Toasts />
    </ViewerProvider>
  )
}
