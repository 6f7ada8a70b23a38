import { useCallback, useEffect, useState } from 'react'
import { useClient } from '@/api/client'
import { InboxMovesDocument, type RequestFragment, RequestsDocument } from '@/gql/inbox'
import { follow } from '@/live/follow'
import { connection } from '@/live/line'

/** How far ahead what was refused is listed. */
const DAYS_AHEAD = 60

interface Inbox {
  readonly open: readonly RequestFragment[]
  readonly refused: readonly RequestFragment[]
}

/** What staff have still to decide, and what they have refused; read again whenever anything happens in the centre. */
export function useRequests(communityId: string, today: string, later: (day: string, days: number) => string) {
  const client = useClient()
  const [inbox, setInbox] = useState<Inbox>()
  const [failed, setFailed] = useState(false)
  const load = useCallback(async () => {
    try {
      const found = await client.send(RequestsDocument, { communityId, from: today, to: later(today, DAYS_AHEAD) })
      setInbox({ open: found.requests.nodes, refused: found.bookings.nodes })
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }, [client, communityId, today, later])
  useEffect(() => {
    const following = follow(connection, {
      document: InboxMovesDocument,
      variables: () => ({ communityId }),
      next: () => void load(),
    })
    return () => following.stop()
  }, [communityId, load])
  return { inbox, failed, load }
}
