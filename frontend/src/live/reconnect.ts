/** What to do after the connection closed. */
export interface Plan {
  /** How long to wait, in milliseconds. */
  readonly wait: number
  /** Forget what is known and begin with snapshots. */
  readonly resync: boolean
  /** The session is over; ask again who we are. */
  readonly signedOut: boolean
}

const FIRST = 400
const LONGEST = 20_000

/**
 * Maps a close code to a plan. 1012 is a restart that was announced: everyone returns at once, spread over
 * two seconds so that the new server isn't stormed. 4503 means that we were too slow to follow.
 * 4403 ends the session. All else backs off, doubling, with full jitter.
 */
export function planAfter(code: number, attempt: number, random: () => number = Math.random): Plan {
  const calm = { resync: false, signedOut: false }
  if (code === 1012 && attempt === 0) return { ...calm, wait: random() * 2000 }
  if (code === 4503) return { ...calm, wait: backOff(attempt, random), resync: true }
  if (code === 4403) return { ...calm, wait: backOff(attempt, random), signedOut: true }
  return { ...calm, wait: backOff(attempt, random) }
}

function backOff(attempt: number, random: () => number): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** attempt)
  return ceiling / 2 + (random() * ceiling) / 2
}
