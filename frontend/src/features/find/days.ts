import type { SpaceAvailability } from '@/live/model'
import type { Window } from '@/live/availabilityStore'
import type { Span } from '@/time/slots'
import { addDays, localDay, momentAt, toDateTime } from '@/time/zone'

/** Today and tomorrow of all the zones; another window from midnight on. */
export function windowAt(zones: readonly string[], now: number): Required<Window> | undefined {
  const days = zones.map((zone) => localDay(now, zone)).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  return first !== undefined && last !== undefined ? { from: first, to: addDays(last, 1) } : undefined
}

/** The local day of a moment from its midnight to the next. */
export function dayAround(at: number, zone: string): Span {
  const day = localDay(at, zone)
  return { start: momentAt(day, 0, zone), end: momentAt(addDays(day, 1), 0, zone) }
}

/** What the space does within the span, for looking at one day of a longer window. */
export function within(live: SpaceAvailability, span: Span): SpaceAvailability {
  const open = live.open
    .map(({ start, end }) => ({ start: Math.max(Date.parse(start), span.start), end: Math.min(Date.parse(end), span.end) }))
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start: toDateTime(start), end: toDateTime(end) }))
  return { ...live, open, busy: live.busy.filter(({ start, end }) => Date.parse(start) < span.end && Date.parse(end) > span.start) }
}
