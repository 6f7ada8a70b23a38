import { useMemo } from 'react'
import { ClientContext, makeClient } from '@/api/client'
import { DeskProvider } from '@/ui/booking/Desk'
import { useLook } from '@/ui/look'
import { Toasts } from '@/ui/Toasts'
import { CommunitiesProvider } from './CommunitiesProvider'
import { Pages } from './Pages'
import { Shell } from './Shell'
import { ViewerProvider } from './ViewerProvider'

export function App() {
  const { language } = useLook()
  const client = useMemo(() => makeClient(language), [language])
  return (
    <ClientContext value={client}>
      <ViewerProvider>
        <Shell>
          <CommunitiesProvider>
            <DeskProvider>
              <Pages />
            </DeskProvider>
          </CommunitiesProvider>
        </Shell>
        <Toasts />
      </ViewerProvider>
    </ClientContext>
  )
}
