import type { BoardChangesSubscription } from '@/gql/board'
import type { StaffBooking } from './bars'

type BoardEvent = BoardChangesSubscription['boardChanges']

export interface Known {
  readonly version: number
  readonly bookings: ReadonlyMap<string, StaffBooking>
}

export const nothingKnown: Known = { version: -1, bookings: new Map() }

const LIVE = new Set(['HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'NO_SHOW'])

/** Applies one event; null when there is a gap, so that only a new snapshot helps. */
export function learn(known: Known, event: BoardEvent): Known | null {
  if (!event.snapshot && event.since > known.version) return null
  if (!event.snapshot && event.version < known.version) return known
  const bookings = new Map(event.snapshot ? [] : known.bookings)
  for (const booking of event.bookings) {
    if (LIVE.has(booking.status)) bookings.set(booking.id, booking)
    else bookings.delete(booking.id)
  }
  // What moved to another community is told by its id alone, for it is no longer ours to see.
  for (const id of event.removed) bookings.delete(id)
  return { version: event.version, bookings }
}
