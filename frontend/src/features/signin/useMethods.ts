import { useCallback, useEffect, useState } from 'react'
import { useClient } from '@/api/client'
import { SignInMethodsDocument, type SignInMethodsQuery } from '@/gql/signin'

export type Method = SignInMethodsQuery['signInMethods'][number]

/** The ways to sign in here; undefined until they are known. */
export function useMethods() {
  const client = useClient()
  const [methods, setMethods] = useState<readonly Method[]>()
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    setFailed(false)
    client.send(SignInMethodsDocument, {}).then(
      ({ signInMethods }) => setMethods(signInMethods),
      () => setFailed(true),
    )
  }, [client])
  useEffect(load, [load])
  return { methods, failed, load }
}
