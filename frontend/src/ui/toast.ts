import { useSyncExternalStore } from 'react'

/** One at a time: a short word about what has just happened, perhaps with a way back. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

const SHOWN_FOR = 10_000
let toasts: readonly Toast[] = []
let count = 0
const watchers = new Set<() => void>()

export function say(text: string, action?: Toast['action']): void {
  const toast: Toast = { id: ++count, text, ...(action && { action }) }
  set([toast])
  setTimeout(() => dismiss(toast.id), SHOWN_FOR)
}

export function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id))
}

function set(next: readonly Toast[]) {
  toasts = next
  for (const watcher of watchers) watcher()
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(watch, () => toasts)
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
