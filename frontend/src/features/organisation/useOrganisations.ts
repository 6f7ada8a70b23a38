import { useCallback, useEffect, useState } from 'react'
import { useClient } from '@/api/client'
import { OrganisationsDocument, type OrganisationsQuery } from '@/gql/organisation'
import { useNow } from '@/time/clock'

export type Mine = NonNullable<OrganisationsQuery['me']>

/** How often the page looks whether someone has joined, left or invited; in milliseconds. */
const EVERY = 15_000

/** What the viewer belongs to and is invited to; undefined until the first answer. What was known stays when a later one fails. */
export function useOrganisations(personId: string) {
  const client = useClient()
  const [known, setKnown] = useState<{ of: string; mine: Mine }>()
  const [failed, setFailed] = useState(false)
  const turn = useNow(EVERY)
  const load = useCallback(
    () =>
      client.send(OrganisationsDocument, {}).then(
        ({ me }) => {
          setFailed(false)
          setKnown({ of: personId, mine: me ?? { organisations: [], invitations: [] } })
        },
        () => setFailed(true),
      ),
    [client, personId],
  )
  useEffect(() => {
    if (document.visibilityState === 'visible') void load()
  }, [load, turn])
  return { mine: known?.of === personId ? known.mine : undefined, failed, load }
}
