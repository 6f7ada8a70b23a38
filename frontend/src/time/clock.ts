import { useCallback, useSyncExternalStore } from 'react'

/**
 * The server's clock as this device knows it. Every `asOf` reaches us a little late, so the largest
 * difference seen since the last connection is the closest to the truth.
 */
let offset = 0
let fresh = true

/** Milliseconds since 1970 by the server's clock. */
export function serverNow(): number {
  return Date.now() + offset
}

/** Learns from a server time that has just arrived. */
export function hearServerTime(asOf: string, receivedAt: number = Date.now()): void {
  const seen = Date.parse(asOf) - receivedAt
  if (fresh || seen > offset) offset = seen
  fresh = false
}

/** A new connection measures anew: this device's clock may have been set meanwhile. */
export function measureAnew(): void {
  fresh = true
}

/** The server's time, rounded down to `step` milliseconds; renders again when the next step begins. */
export function useNow(step: number): number {
  const subscribe = useCallback((wake: () => void) => tick(step, wake), [step])
  return useSyncExternalStore(subscribe, () => Math.floor(serverNow() / step) * step)
}

function tick(step: number, wake: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const plan = () => {
    timer = setTimeout(() => {
      wake()
      plan()
    }, step - (serverNow() % step) + 5)
  }
  // A tab that was asleep shows the right minute as soon as it is seen.
  const seen = () => document.visibilityState === 'visible' && wake()
  plan()
  document.addEventListener('visibilitychange', seen)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', seen)
  }
}
