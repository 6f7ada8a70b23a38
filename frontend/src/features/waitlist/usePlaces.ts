import { useEffect, useState } from 'react'
import { MyWaitingDocument, type PlaceFragment, WaitersDocument, type WaitersSubscription, type WaitersSubscriptionVariables } from '@/gql/waitlist'
import { follow } from '@/live/follow'
import { connection } from '@/live/line'

/** What the viewer waits for, live; undefined until the first list has come. */
export function useMyPlaces(personId: string | undefined): readonly PlaceFragment[] | undefined {
  const [list, setList] = useState<{ of: string; places: readonly PlaceFragment[] }>()
  useEffect(() => {
    if (!personId) return
    const following = follow(connection, {
      document: MyWaitingDocument,
      variables: () => ({}),
      next: ({ myWaiting }) => setList({ of: personId, places: myWaiting }),
    })
    return () => following.stop()
  }, [personId])
  return list && list.of === personId ? list.places : undefined
}

export type Waiter = WaitersSubscription['waiters'][number]

/** Who waits in a community, live, for its staff; undefined until the first list has come. */
export function useWaiters({ communityId, from, to }: WaitersSubscriptionVariables): readonly Waiter[] | undefined {
  const [list, setList] = useState<readonly Waiter[]>()
  useEffect(() => {
    setList(undefined)
    const following = follow(connection, {
      document: WaitersDocument,
      variables: () => ({ communityId, from, to }),
      next: ({ waiters }) => setList(waiters),
    })
    return () => following.stop()
  }, [communityId, from, to])
  return list
}
