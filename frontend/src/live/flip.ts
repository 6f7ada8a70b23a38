import type { BusyKind, SpaceState } from '@/gql/graphql'
import type { Busy, SpaceAvailability } from './model'

/** What a person at the door would say of a space at one moment. */
export interface Moment {
  readonly state: SpaceState
  readonly occupiedBy: BusyKind | null
  /** When the state ends, in milliseconds; null when that lies beyond what is known. */
  readonly until: number | null
  /** The state that follows at `until`. */
  readonly next: SpaceState | null
  readonly freeUnits: number
}

/**
 * The state of a space at `now`, with no word from the server needed: a space turns BUSY at 14:00 because
 * the clock says so. Until the told state ends it is taken as told; afterwards it follows from the intervals,
 * and from how many units must be free to book any.
 */
export function momentOf(space: SpaceAvailability, needed: number, now: number): Moment {
  const until = space.until === null ? null : Date.parse(space.until)
  if (until === null || now < until) {
    const { state, occupiedBy, next, freeUnits } = space
    return { state, occupiedBy, until, next: next?.state ?? null, freeUnits }
  }
  return derive(space, needed, now)
}

function derive(space: SpaceAvailability, needed: number, now: number): Moment {
  const current = look(space, needed, now)
  const change = edges(space).find((edge) => edge > now && look(space, needed, edge).state !== current.state)
  return {
    ...current,
    until: change ?? null,
    next: change === undefined ? null : look(space, needed, change).state,
  }
}

type Look = Pick<Moment, 'state' | 'occupiedBy' | 'freeUnits'>

/** Being taken wins over being closed: a space may be prepared or cleaned outside its opening hours. */
function look(space: SpaceAvailability, needed: number, at: number): Look {
  const taking = space.busy.filter((busy) => Date.parse(busy.start) <= at && at < endOf(busy))
  // What prepares and cleans for a hold is no firmer than the hold.
  const firm = taking.filter(({ holdExpiresAt, kind }) => holdExpiresAt === null && kind !== 'HOLD')
  const free = space.units - unitsOf(taking)
  if (firm[0] && space.units - unitsOf(firm) < needed) return { state: 'BUSY', occupiedBy: firm[0].kind, freeUnits: 0 }
  if (taking.length > 0 && free < needed) return { state: 'HELD', occupiedBy: 'HOLD', freeUnits: 0 }
  if (!space.open.some((span) => covers(span, at))) return { state: 'CLOSED', occupiedBy: null, freeUnits: 0 }
  return { state: isWalkIn(space) ? 'OPEN' : 'FREE', occupiedBy: null, freeUnits: Math.max(0, free) }
}

function unitsOf(taking: readonly Busy[]): number {
  return taking.reduce((sum, { units }) => sum + units, 0)
}

/** A space that is walked into is never FREE, one that is booked never OPEN; the told states give it away. */
function isWalkIn(space: SpaceAvailability): boolean {
  return space.state === 'OPEN' || space.next?.state === 'OPEN'
}

function edges(space: SpaceAvailability): number[] {
  const open = space.open.flatMap(({ start, end }) => [Date.parse(start), Date.parse(end)])
  const all = open.concat(space.busy.flatMap((busy) => [Date.parse(busy.start), endOf(busy)]))
  return [...new Set(all)].toSorted((a, b) => a - b)
}

/** A hold that nobody confirms ends by itself. */
function endOf({ end, holdExpiresAt }: Busy): number {
  return holdExpiresAt === null ? Date.parse(end) : Math.min(Date.parse(end), Date.parse(holdExpiresAt))
}

function covers(span: { start: string; end: string }, at: number): boolean {
  return Date.parse(span.start) <= at && at < Date.parse(span.end)
}
