import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { MyBookingsDocument, type OwnBookingFragment } from '@/gql/graphql'
import { AvailabilityStore, type Window } from './availabilityStore'
import { follow } from './follow'
import { connection } from './line'

/** A live picture for as long as the component is shown. */
export function useAvailability(communityIds: readonly string[], window: Window = {}): AvailabilityStore {
  const ids = communityIds.join(' ')
  const { from, to } = window
  const store = useMemo(() => new AvailabilityStore(connection, ids === '' ? [] : ids.split(' ')), [ids])
  // Told before it is watched, so that the first question is the right one.
  useEffect(() => store.look({ ...(from && { from }), ...(to && { to }) }), [store, from, to])
  useSyncExternalStore(store.watch, store.snapshot)
  return store
}

/** The viewer's own upcoming bookings, live; undefined until the first list has come. */
export function useMyBookings(personId: string | undefined): readonly OwnBookingFragment[] | undefined {
  const [list, setList] = useState<{ of: string; bookings: readonly OwnBookingFragment[] }>()
  useEffect(() => {
    if (!personId) return
    const following = follow(connection, {
      document: MyBookingsDocument,
      variables: () => ({}),
      next: ({ myBookings }) => setList({ of: personId, bookings: myBookings }),
    })
    return () => following.stop()
  }, [personId])
  return list && list.of === personId ? list.bookings : undefined
}
