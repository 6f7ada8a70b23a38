import type { SeatFactsFragment } from '@/gql/course'

/** How far enrolment in a course has come, for whoever looks at it now. */
export type Phase = 'JUST_COME' | 'BEFORE' | 'OPEN' | 'FULL' | 'CLOSED' | 'DRAWN' | 'CANCELLED'

/** The phase at a moment of the server's clock. What waits in front of a free place is served first, so it isn't free. */
export function phaseOf(seats: SeatFactsFragment, now: number): Phase {
  if (seats.state === 'CANCELLED') return 'CANCELLED'
  if (seats.state === 'DRAWN') return 'DRAWN'
  if (!seats.opensAt || !seats.closesAt) return 'JUST_COME'
  if (now < Date.parse(seats.opensAt)) return 'BEFORE'
  if (now >= Date.parse(seats.closesAt)) return 'CLOSED'
  return seats.free > 0 && seats.waiting === 0 ? 'OPEN' : 'FULL'
}

/** Of two answers the newer. */
export function newer(a: SeatFactsFragment, b: SeatFactsFragment): SeatFactsFragment {
  return b.version >= a.version ? b : a
}

const two = (n: number) => String(n).padStart(2, '0')

/** A length of time as a countdown shows it: `2:05:09`, or `4:59`. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600]
  const end = `${two(Math.floor(rest / 60))}:${two(rest % 60)}`
  return hours > 0 ? `${hours}:${end}` : end.replace(/^0/, '')
}

/** Sixteen bytes by chance from this device, as the draw wants them; plain-http pages have `getRandomValues` too. */
export function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
