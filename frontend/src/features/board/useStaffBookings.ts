import { useEffect, useState } from 'react'
import { BoardChangesDocument } from '@/gql/board'
import { follow } from '@/live/follow'
import { connection } from '@/live/line'
import type { StaffBooking } from './bars'
import { type Known, learn, nothingKnown } from './staffBookings'

/** For staff of the community: who booked what on the day, live; empty for anyone else. */
export function useStaffBookings(communityId: string, day: string, allowed: boolean): readonly StaffBooking[] {
  const [bookings, setBookings] = useState<readonly StaffBooking[]>([])
  useEffect(() => {
    setBookings([])
    if (!allowed) return
    let known: Known = nothingKnown
    const following = follow(connection, {
      document: BoardChangesDocument,
      variables: () => {
        known = nothingKnown
        return { communityId, from: day, to: day }
      },
      next: ({ boardChanges }) => {
        const next = learn(known, boardChanges)
        if (!next) return following.again()
        known = next
        setBookings([...known.bookings.values()])
      },
    })
    return () => following.stop()
  }, [communityId, day, allowed])
  return bookings
}
