import type { SpaceFactsFragment } from '@/gql/graphql'
import type { SpaceAvailability } from '@/live/model'
import { durationMs } from './duration'
import { HOUR } from './zone'

/** A half-open interval in milliseconds. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The numbers of a booking policy, in milliseconds. */
export interface Grid {
  readonly step: number
  readonly shortest: number
  readonly longest: number
  readonly setUp: number
  readonly cleanUp: number
  /** How many units must be free: the wanted ones of a pool, elsewhere all. */
  readonly needed: number
}

/** How long a booking is when nobody says otherwise. */
export const USUAL_LENGTH = HOUR

/** How many units of the space a booking takes when nobody says otherwise. */
export function unitsNeeded({ allocation, units }: Pick<SpaceFactsFragment, 'allocation' | 'units'>): number {
  return allocation === 'POOL' ? 1 : Math.max(1, units)
}

/** Null where the space is walked into. */
export function gridOf({ policy, ...space }: Pick<SpaceFactsFragment, 'allocation' | 'policy' | 'units'>): Grid | null {
  if (!policy) return null
  return {
    needed: unitsNeeded(space),
    step: durationMs(policy.granularity),
    shortest: durationMs(policy.minLength),
    longest: durationMs(policy.maxLength),
    setUp: durationMs(policy.setUp),
    cleanUp: durationMs(policy.cleanUp),
  }
}

export function openSpans(space: SpaceAvailability): Span[] {
  return space.open.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }))
}

/** The intervals in which fewer units are left than needed; the viewer's own hold doesn't stand in the way. */
export function fullSpans(space: SpaceAvailability, needed: number, without?: Span): Span[] {
  const busy = without ? withoutHold(takings(space), without) : takings(space)
  const cuts = [...new Set(busy.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b)
  const full: Span[] = []
  cuts.slice(0, -1).forEach((start, at) => {
    const taken = busy.filter((entry) => entry.start <= start && start < entry.end)
    const end = cuts[at + 1] ?? start
    if (taken.reduce((sum, entry) => sum + entry.units, 0) + needed <= space.units) return
    const last = full.at(-1)
    if (last && last.end === start) full[full.length - 1] = { start: last.start, end }
    else full.push({ start, end })
  })
  return full
}

interface Taking extends Span {
  readonly units: number
  readonly isHold: boolean
  /** When it ends by itself, as told; only what belongs to a hold has it. */
  readonly expires: string | null
}

function takings({ busy }: SpaceAvailability): Taking[] {
  return busy.map(({ start, end, units, kind, holdExpiresAt }) => ({
    start: Date.parse(start),
    end: Date.parse(end),
    units,
    isHold: kind === 'HOLD',
    expires: holdExpiresAt,
  }))
}

/** Leaves out the hold at the span together with its buffers, which stand beside it and end by themselves with it. */
function withoutHold(all: readonly Taking[], span: Span): Taking[] {
  const holds = all.filter(({ isHold, start, end }) => isHold && start < span.end && end > span.start)
  const isBuffer = (one: Taking) =>
    one.expires !== null && holds.some(({ start, end, expires }) => expires === one.expires && (one.end === start || one.start === end))
  return all.filter((one) => !holds.includes(one) && !isBuffer(one))
}

/** The starts on the grid within the opening hours that aren't over: the running step counts as now. */
export function starts(space: SpaceAvailability, grid: Grid, now: number): number[] {
  return openSpans(space).flatMap((open) => {
    const all: number[] = []
    for (let at = open.start; at + grid.shortest <= open.end; at += grid.step) if (at + grid.step > now) all.push(at)
    return all
  })
}

/** Whether the space looks free for the slot, buffers included. The server has the last word. */
export function fits(space: SpaceAvailability, grid: Grid, slot: Span, now: number, own?: Span): boolean {
  if (!openSpans(space).some((open) => open.start <= slot.start && slot.end <= open.end)) return false
  // The occupancy of the running step begins now, so what ended a minute ago is no obstacle.
  const from = Math.max(slot.start - grid.setUp, Math.min(now, slot.end))
  return !fullSpans(space, grid.needed, own).some((full) => full.start < slot.end + grid.cleanUp && full.end > from)
}

/** The ends that can follow a start, shortest first, up to the first that doesn't fit. */
export function ends(space: SpaceAvailability, grid: Grid, start: number, now: number, own?: Span): number[] {
  const all: number[] = []
  for (let length = grid.shortest; length <= grid.longest; length += grid.step) {
    if (!fits(space, grid, { start, end: start + length }, now, own)) break
    all.push(start + length)
  }
  return all
}

/** The next slot of the usual length; a shorter one when the usual doesn't fit at the earliest start. */
export function nextSlot(space: SpaceAvailability, grid: Grid, now: number, length = USUAL_LENGTH): Span | null {
  for (const start of starts(space, grid, now)) {
    const end = ends(space, grid, start, now).findLast((candidate) => candidate - start <= Math.max(length, grid.shortest))
    // Less than half a step of a running slot isn't worth a walk to the centre.
    if (end !== undefined && end - Math.max(start, now) >= grid.step / 2) return { start, end }
  }
  return null
}

/** The spans from now on in which the space is open and enough units are left. */
export function freeSpans(space: SpaceAvailability, needed: number, now: number): Span[] {
  let free = openSpans(space).map(({ start, end }) => ({ start: Math.max(start, now), end }))
  for (const full of fullSpans(space, needed)) {
    free = free.flatMap(({ start, end }) => [
      { start, end: Math.min(end, full.start) },
      { start: Math.max(start, full.end), end },
    ])
  }
  return free.filter(({ start, end }) => start < end)
}
