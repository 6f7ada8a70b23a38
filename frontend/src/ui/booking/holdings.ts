import { useSyncExternalStore } from 'react'

/** A hold of this page's own. Lists of bookings don't name holds, so the page remembers which are its. */
export interface Holding {
  readonly spaceId: string
  /** Milliseconds. */
  readonly end: number
  readonly expires: number
}

let holdings: readonly Holding[] = []
const watchers = new Set<() => void>()

/** Remembers a hold until what it returns is called. */
export function remember(holding: Holding): () => void {
  set([...holdings, holding])
  return () => set(holdings.filter((one) => one !== holding))
}

function set(next: readonly Holding[]) {
  holdings = next
  for (const watcher of watchers) watcher()
}

export function useHoldings(): readonly Holding[] {
  return useSyncExternalStore(watch, () => holdings)
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
