import { useCallback, useEffect, useState } from 'react'
import { useClient } from '@/api/client'
import { type HolderFactsFragment, HoldersDocument } from '@/gql/people'
import { askedFor, type Place } from './places'

/** Who holds the place's role; asked for again whenever one is given or taken. */
export function useHolders(place: Place) {
  const client = useClient()
  const [list, setList] = useState<readonly HolderFactsFragment[]>()
  const [failed, setFailed] = useState(false)
  const load = useCallback(
    () =>
      client.send(HoldersDocument, askedFor(place)).then(
        ({ holders }) => {
          setFailed(false)
          // A subdistrict may tell of its communities' staff too.
          setList(holders.filter(({ grant }) => grant.role === place.role))
        },
        () => setFailed(true),
      ),
    [client, place],
  )
  useEffect(() => void load(), [load])
  return { list, failed, load }
}
