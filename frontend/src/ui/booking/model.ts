import type { OfferedFragment, OwnBookingFragment, ReasonFragment } from '@/gql/booking'

/** A time at a space that someone chose on a page. */
export interface Wanted {
  readonly spaceId: string
  readonly spaceName: string
  readonly floor: string
  readonly communityId: string
  readonly communityName: string
  readonly zone: string
  /** Milliseconds. */
  readonly start: number
  readonly end: number
  readonly attendees?: number
  /** How many units of a pool; left out for one, and for as many as before when a booking is moved. */
  readonly units?: number
}

/** Why not, and what else. */
export interface Verdict {
  readonly refusals: readonly ReasonFragment[]
  readonly alternatives: readonly OfferedFragment[]
}

export type OwnBooking = OwnBookingFragment

export function wantedOf(slot: OfferedFragment, attendees?: number, units?: number): Wanted {
  return {
    spaceId: slot.space.id,
    spaceName: slot.space.name,
    floor: slot.space.floor,
    communityId: slot.space.community.id,
    communityName: slot.space.community.name,
    zone: slot.space.community.timeZone,
    start: Date.parse(slot.start),
    end: Date.parse(slot.end),
    ...(attendees !== undefined && { attendees }),
    // Where a booking takes the whole space, the server pays no heed to it.
    ...(units !== undefined && units > 1 && { units }),
  }
}

export function wantedAgain(booking: OwnBooking): Wanted {
  return wantedOf({ start: booking.start, end: booking.end, relation: 'SAME_SPACE', space: booking.space }, booking.attendees, booking.units)
}
