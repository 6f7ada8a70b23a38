import { useSyncExternalStore } from 'react'

/** What the viewer has asked for and the server has not confirmed yet; drawn at once with a dashed outline. */
export interface Promised {
  readonly id: number
  readonly spaceId: string
  readonly start: number
  readonly end: number
  readonly title: string | null
  /** The booking that is being moved here. */
  readonly replaces?: string
}

/** Time for the live feed to bring the real one before the promise is wiped off. */
const LINGER = 1500
let promises: readonly Promised[] = []
let count = 0
const watchers = new Set<() => void>()

/** Draws a promise; call what it returns when the answer is there. */
export function promise(what: Omit<Promised, 'id'>): (kept: boolean) => void {
  const id = ++count
  set([...promises, { ...what, id }])
  const wipe = () => set(promises.filter((one) => one.id !== id))
  return (kept) => {
    if (kept) setTimeout(wipe, LINGER)
    else wipe()
  }
}

function set(next: readonly Promised[]) {
  promises = next
  for (const watcher of watchers) watcher()
}

export function usePromises(): readonly Promised[] {
  return useSyncExternalStore(watch, () => promises)
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
