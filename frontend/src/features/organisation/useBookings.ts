import { useEffect, useState } from 'react'
import { OrganisationBookingsDocument, type OrganisationBookingsSubscription } from '@/gql/organisation'
import { follow } from '@/live/follow'
import { connection } from '@/live/line'

export type OrganisationBooking = OrganisationBookingsSubscription['organisationBookings'][number]

/** The organisation's upcoming bookings, live; undefined until the first list has come. */
export function useBookings(organisationId: string): readonly OrganisationBooking[] | undefined {
  const [list, setList] = useState<readonly OrganisationBooking[]>()
  useEffect(() => {
    const following = follow(connection, {
      document: OrganisationBookingsDocument,
      variables: () => ({ organisationId }),
      next: ({ organisationBookings }) => setList(organisationBookings),
    })
    return () => following.stop()
  }, [organisationId])
  return list
}
