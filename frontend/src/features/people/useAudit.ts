import { useCallback, useEffect, useRef, useState } from 'react'
import { useClient } from '@/api/client'
import { AuditDocument, type AuditFactsFragment } from '@/gql/people'
import { askedFor, type Place } from './places'

const PAGE = 30

interface Known {
  readonly entries: readonly AuditFactsFragment[]
  /** Where earlier ones begin; null when there are none. */
  readonly after: string | null
}

/** The audit log of a place, page by page from the newest. */
export function useAudit(place: Place, changes: number) {
  const client = useClient()
  const [known, setKnown] = useState<Known>()
  const [failed, setFailed] = useState(false)
  const round = useRef(0)

  const fetch = useCallback(
    async (before: Known | undefined) => {
      const mine = ++round.current
      const { communityId } = askedFor(place)
      try {
        const { audit } = await client.send(AuditDocument, { communityId, first: PAGE, after: before?.after ?? null })
        if (mine !== round.current) return
        const { hasNextPage, endCursor } = audit.pageInfo
        setFailed(false)
        setKnown({ entries: [...(before?.entries ?? []), ...audit.nodes], after: hasNextPage ? (endCursor ?? null) : null })
      } catch {
        if (mine === round.current) setFailed(true)
      }
    },
    [client, place],
  )
  useEffect(() => void fetch(undefined), [fetch, changes])
  return { known, failed, again: () => void fetch(undefined), more: () => void fetch(known) }
}
