import { useCallback, useEffect, useState } from 'react'
import { useClient } from '@/api/client'
import { type PreviewFactsFragment, PreviewRulesDocument, RulesOfDocument } from '@/gql/rules'
import { type Community, type Draft, inputOf, type Place } from './draft'

/** The centre with what it and its spaces say. */
export function useRules(slug: string) {
  const client = useClient()
  const [community, setCommunity] = useState<Community | null>()
  const [failed, setFailed] = useState(false)
  const load = useCallback(
    () =>
      client.send(RulesOfDocument, { slug }).then(
        (found) => {
          setFailed(false)
          setCommunity(found.community)
        },
        () => setFailed(true),
      ),
    [client, slug],
  )
  useEffect(() => void load(), [load])
  return { community, failed, load }
}

/** How long nothing is written before the server is asked what it would mean. */
const PAUSE = 400

/** What the draft would mean for the bookings to come; undefined while nobody knows. */
export function usePreview(place: Place, draft: Draft, wanted: boolean) {
  const client = useClient()
  const [preview, setPreview] = useState<PreviewFactsFragment>()
  useEffect(() => {
    setPreview(undefined)
    if (!wanted) return undefined
    let stale = false
    const timer = setTimeout(() => {
      client.send(PreviewRulesDocument, { input: inputOf(place, draft) }).then(
        ({ previewRules }) => !stale && setPreview(previewRules),
        () => undefined, // Saving will say why not.
      )
    }, PAUSE)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [client, place, draft, wanted])
  return preview
}
