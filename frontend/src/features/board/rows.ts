import type { SpaceFacts } from '@/api/communities'
import type { OwnBookingFragment } from '@/gql/graphql'
import type { SpaceAvailability } from '@/live/model'
import { type Grid, gridOf } from '@/time/slots'
import type { Holding } from '@/ui/booking/holdings'
import type { Promised } from '@/ui/booking/optimistic'
import { type Bar, barsOf, type StaffBooking } from './bars'
import { lanes, type Placed } from './geometry'

/** One space of the board with everything drawn in its row. */
export interface BoardRow {
  readonly space: SpaceFacts
  readonly live: SpaceAvailability
  /** Null where the space is walked into. */
  readonly grid: Grid | null
  readonly bars: readonly Placed<Bar>[]
  readonly laneCount: number
}

/** Rows that did not change stay the same objects, so that only changed rows are painted. */
const drawn = new WeakMap<SpaceAvailability, { readonly sources: string; readonly row: BoardRow }>()

export function rowsOf(
  spaces: readonly SpaceFacts[],
  live: ReadonlyMap<string, SpaceAvailability>,
  own: readonly OwnBookingFragment[],
  staff: readonly StaffBooking[],
  promised: readonly Promised[],
  holdings: readonly Holding[] = [],
): BoardRow[] {
  const rows = spaces.flatMap((space) => {
    const known = live.get(space.id)
    if (!known) return []
    const here = {
      own: own.filter((booking) => booking.space.id === space.id),
      staff: staff.filter((booking) => booking.space.id === space.id),
      holdings: holdings.filter((one) => one.spaceId === space.id),
      // A booking that is on its way to another space leaves this one.
      promised: promised.filter((one) => one.spaceId === space.id || own.some((booking) => booking.id === one.replaces && booking.space.id === space.id)),
    }
    return [rowOf(space, known, here)]
  })
  // What can be booked stands first; what is walked into follows.
  return rows.toSorted((a, b) => Number(a.grid === null) - Number(b.grid === null))
}

export function isPool({ allocation }: SpaceFacts): boolean {
  return allocation === 'POOL'
}

/** Buffers stand beside the booking that they belong to and need no lane of their own. */
export function placed(bars: readonly Bar[]): Placed<Bar>[] {
  const main = lanes(bars.filter(({ look }) => look !== 'buffer'))
  const beside = bars
    .filter(({ look }) => look === 'buffer')
    .map((entry) => ({ entry, lane: main.find((one) => one.entry.end === entry.start || one.entry.start === entry.end)?.lane ?? 0 }))
  return [...beside, ...main]
}

interface Here {
  readonly own: readonly OwnBookingFragment[]
  readonly staff: readonly StaffBooking[]
  readonly promised: readonly Promised[]
  readonly holdings: readonly Holding[]
}

function rowOf(space: SpaceFacts, live: SpaceAvailability, here: Here): BoardRow {
  const sources = JSON.stringify([space.name, here])
  const before = drawn.get(live)
  if (before && before.sources === sources) return before.row
  const arriving = here.promised.filter((one) => one.spaceId === space.id)
  const leaving = here.promised.filter((one) => one.spaceId !== space.id).flatMap(({ replaces }) => replaces ?? [])
  const bars = placed(barsOf({ live, own: here.own, staff: here.staff, promised: arriving, holdings: here.holdings, leaving }))
  const row = {
    space,
    live,
    grid: gridOf(space),
    bars,
    // Where a unit is left over, its lane stays empty for one more booking.
    laneCount: Math.min(Math.max(1, ...bars.map(({ lane }) => lane + 1)) + (isPool(space) ? 1 : 0), Math.max(live.units, 1)),
  }
  drawn.set(live, { sources, row })
  return row
}
