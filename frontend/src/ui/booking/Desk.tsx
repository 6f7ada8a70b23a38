import { createContext, lazy, type ReactNode, Suspense, use, useState } from 'react'
import { useLocation } from 'wouter'
import { restOfTexts } from '@/i18n'
import type { Affair, Desk } from './affair'

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

const DeskDialogs = lazy(async () => {
  const [{ DeskDialogs: dialogs }] = await Promise.all([import('./DeskDialogs'), restOfTexts()])
  return { default: dialogs }
})

const DeskContext = createContext<Desk>({ choose: () => {}, show: () => {}, move: () => {}, cancel: () => {} })

/** Where pages bring what a person wants: book, look at, move or cancel. Its dialogs load when first needed. */
export function useDesk(): Desk {
  return use(DeskContext)
}

export function DeskProvider({ children }: { children: ReactNode }) {
  const [affairs, setAffairs] = useState<readonly Affair[]>([])
  const [desk] = useState<Desk>(() => {
    let count = 0
    const add = (affair: WithoutId<Affair>) => setAffairs((before) => [...before, { ...affair, id: ++count } as Affair])
    return {
      choose: (wanted) => add({ kind: 'book', wanted }),
      show: (booking) => add({ kind: 'show', booking }),
      move: (booking, to) => add({ kind: 'move', booking, to }),
      cancel: (booking) => add({ kind: 'cancel', booking }),
    }
  })
  const [path] = useLocation()
  const finish = (id: number) => setAffairs((before) => before.filter((affair) => affair.id !== id))
  return (
    <DeskContext value={desk}>
      {children}
      {/* Who leaves to sign in finds what they were booking when they come back. */}
      <Suspense>{affairs.length > 0 && path !== '/signin' && <DeskDialogs affairs={affairs} onFinish={finish} />}</Suspense>
    </DeskContext>
  )
}
