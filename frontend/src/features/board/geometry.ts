import type { SpaceAvailability } from '@/live/model'
import { openSpans, type Span } from '@/time/slots'
import { HOUR, momentAt } from '@/time/zone'

/** The part of a day that the board shows, with the moments at which its hours begin. */
export interface View extends Span {
  readonly hours: readonly number[]
}

const MORNING = 8 * 60
const EVENING = 21 * 60

/** From the first opening to the last closing, in whole hours; an ordinary day where all is closed. */
export function viewOf(spaces: readonly SpaceAvailability[], day: string, zone: string): View {
  const spans = spaces.flatMap(openSpans).concat(spaces.flatMap(courseSpans))
  const [morning, evening] = [momentAt(day, MORNING, zone), momentAt(day, EVENING, zone)]
  const dayStart = momentAt(day, 0, zone)
  const [first, last] = spans.length > 0 ? [Math.min(...spans.map(({ start }) => start)), Math.max(...spans.map(({ end }) => end))] : [morning, evening]
  const start = dayStart + Math.floor((Math.max(first, dayStart) - dayStart) / HOUR) * HOUR
  const end = dayStart + Math.ceil((Math.min(last, momentAt(day, 24 * 60, zone)) - dayStart) / HOUR) * HOUR
  const hours: number[] = []
  for (let hour = start; hour < end; hour += HOUR) hours.push(hour)
  return { start, end, hours }
}

/** Courses and bookings may lie outside the opening hours when staff put them there. */
function courseSpans(space: SpaceAvailability): Span[] {
  return space.busy
    .filter(({ kind }) => kind !== 'SET_UP' && kind !== 'CLEAN_UP' && kind !== 'BLOCK')
    .map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }))
}

/** Where a moment lies in the view: 0 at its beginning, 1 at its end, never outside. */
export function fraction(view: Span, at: number): number {
  return Math.min(1, Math.max(0, (at - view.start) / (view.end - view.start)))
}

export function momentOfFraction(view: Span, part: number): number {
  return view.start + Math.min(1, Math.max(0, part)) * (view.end - view.start)
}

/** Left edge and width for a stylesheet, in percent of the track. */
export function extent(view: Span, span: Span): { left: string; width: string } {
  const left = fraction(view, span.start)
  return { left: percent(left), width: percent(fraction(view, span.end) - left) }
}

const percent = (part: number) => `${(part * 100).toFixed(3)}%`

/** The spans of the view in which the space is not open. */
export function closedSpans(view: Span, space: SpaceAvailability): Span[] {
  const closed: Span[] = []
  let from = view.start
  for (const open of openSpans(space)) {
    if (open.start > from) closed.push({ start: from, end: Math.min(open.start, view.end) })
    from = Math.max(from, open.end)
  }
  if (from < view.end) closed.push({ start: from, end: view.end })
  return closed.filter(({ start, end }) => start < end)
}

export interface Placed<T> {
  readonly entry: T
  readonly lane: number
}

/** Puts overlapping entries of a pool into lanes, each into the first that is free. */
export function lanes<T extends Span>(entries: readonly T[]): Placed<T>[] {
  const freeFrom: number[] = []
  return entries
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map((entry) => {
      const found = freeFrom.findIndex((from) => from <= entry.start)
      const lane = found < 0 ? freeFrom.length : found
      freeFrom[lane] = entry.end
      return { entry, lane }
    })
}
