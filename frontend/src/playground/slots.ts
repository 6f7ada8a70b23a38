const hour = 3_600_000
// Preparing and cleaning belong to a booking: a slot with some air around it is taken for sure.
const margin = hour / 2

export interface Span {
  start: string
  end: string
}

export interface DayOfSpace {
  spaceId: string
  open: Span[]
  busy: Span[]
}

export interface FreeHour extends Span {
  spaceId: string
}

/** A moment in Wuhan's time, which knows no summer time, as RFC 3339. */
export function inWuhan(at: number): string {
  return `${new Date(at + 8 * hour).toISOString().slice(0, 19)}+08:00`
}

/** The next full hour, one day later. */
export function fullHourTomorrow(now: number): number {
  return (Math.floor(now / hour) + 25) * hour
}

/** A free hour of the given day, as near as possible to the wished start; undefined when all is taken. */
export function freeHour(days: DayOfSpace[], wished: number): FreeHour | undefined {
  const free = days.flatMap((day) => freeStarts(day).map((start) => ({ spaceId: day.spaceId, start })))
  const [best] = free.toSorted((a, b) => Math.abs(a.start - wished) - Math.abs(b.start - wished))
  return best && { spaceId: best.spaceId, start: inWuhan(best.start), end: inWuhan(best.start + hour) }
}

function freeStarts({ open, busy }: DayOfSpace): number[] {
  return open.flatMap((span) => fullHours(span)).filter((start) => !busy.some((taken) => touches(taken, start)))
}

function fullHours({ start, end }: Span): number[] {
  const starts = []
  const last = Date.parse(end) - hour
  for (let at = Math.ceil(Date.parse(start) / hour) * hour; at <= last; at += hour) starts.push(at)
  return starts
}

function touches(taken: Span, start: number): boolean {
  return Date.parse(taken.start) < start + hour + margin && Date.parse(taken.end) > start - margin
}
