import { useCallback, useEffect, useState } from 'react'
import { useClient } from '@/api/client'
import { AccountDocument, type AccountQuery } from '@/gql/me'

export type Account = NonNullable<AccountQuery['me']>

/** What is kept of the viewer, asked for again whenever some of it changes. */
export function useAccount(personId: string) {
  const client = useClient()
  const [known, setKnown] = useState<Account>()
  const [failed, setFailed] = useState(false)
  const load = useCallback(
    () =>
      client.send(AccountDocument, {}).then(
        ({ me }) => {
          setFailed(false)
          setKnown(me ?? undefined)
        },
        () => setFailed(true),
      ),
    [client],
  )
  useEffect(() => void load(), [load])
  return { account: known?.person.id === personId ? known : undefined, failed, load }
}
