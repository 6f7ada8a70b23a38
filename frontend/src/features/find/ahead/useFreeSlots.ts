import { useEffect, useState } from 'react'
import { useClient } from '@/api/client'
import { FreeSlotsDocument, type FreeSlotsQuery } from '@/gql/find'
import { useNow } from '@/time/clock'
import { MINUTE } from '@/time/zone'
import { asked, type Wish } from './wish'

export type Found = FreeSlotsQuery['freeSlots']

/** The slots for a wish, looked for again every minute; undefined while nothing is known, null when asking failed. */
export function useFreeSlots(wish: Wish, zone: string): Found | null | undefined {
  const client = useClient()
  const minute = Math.floor(useNow(MINUTE) / MINUTE)
  const [answer, setAnswer] = useState<{ readonly to: Wish; readonly found: Found | null }>()
  useEffect(() => {
    let wanted = true
    client
      .send(FreeSlotsDocument, asked(wish, zone))
      .then(({ freeSlots }) => freeSlots)
      .catch(() => null)
      .then((found) => wanted && setAnswer({ to: wish, found }))
    return () => {
      wanted = false
    }
  }, [client, wish, zone, minute])
  return answer?.to === wish ? answer.found : undefined
}
