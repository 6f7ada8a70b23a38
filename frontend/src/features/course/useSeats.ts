import { useEffect, useState } from 'react'
import { type SeatFactsFragment, SeatsDocument } from '@/gql/course'
import { follow } from '@/live/follow'
import { connection } from '@/live/line'
import { hearServerTime } from '@/time/clock'
import { newer } from './phase'

/** The places of a course, live from what was known at first; `wanted` spares the line where nothing can change any more. */
export function useSeats(first: SeatFactsFragment, wanted = true): SeatFactsFragment {
  const [seats, setSeats] = useState(first)
  const { courseId } = first
  useEffect(() => {
    if (!wanted) return undefined
    const following = follow(connection, {
      document: SeatsDocument,
      variables: () => ({ courseId }),
      next: ({ courseSeats }) => {
        hearServerTime(courseSeats.asOf)
        setSeats((known) => newer(known, courseSeats))
      },
    })
    return () => following.stop()
  }, [courseId, wanted])
  return newer(first, seats)
}
