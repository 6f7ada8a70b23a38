import { useCallback, useEffect, useState } from 'react'
import { useClient } from '@/api/client'
import { type OwnTokenFragment, TokensDocument } from '@/gql/developer'

export interface Tokens {
  readonly list: readonly OwnTokenFragment[] | undefined
  readonly failed: boolean
  readonly load: () => Promise<void>
}

/** The viewer's own tokens, asked for again whenever one is made or revoked. */
export function useTokens(personId: string): Tokens {
  const client = useClient()
  const [known, setKnown] = useState<{ of: string; list: readonly OwnTokenFragment[] }>()
  const [failed, setFailed] = useState(false)
  const load = useCallback(
    () =>
      client.send(TokensDocument, {}).then(
        ({ me }) => {
          setFailed(false)
          setKnown({ of: personId, list: me?.tokens ?? [] })
        },
        () => setFailed(true),
      ),
    [client, personId],
  )
  useEffect(() => void load(), [load])
  return { list: known?.of === personId ? known.list : undefined, failed, load }
}
