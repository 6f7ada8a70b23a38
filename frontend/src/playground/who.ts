import { useEffect, useState } from 'react'
import { ask } from './ask'
import type { Endpoint } from './endpoint'

export type Who = { state: 'asking' | 'anonymous' | 'refused' | 'unreachable' } | { state: 'person'; name: string }

/** Whom the server takes the visitor for, asked anew for each endpoint. */
export function useWho(endpoint: Endpoint): Who {
  const [known, setKnown] = useState<{ of: Endpoint; who: Who }>()
  useEffect(() => {
    let stale = false
    void whoIs(endpoint).then((who) => {
      if (!stale) setKnown({ of: endpoint, who })
    })
    return () => {
      stale = true
    }
  }, [endpoint])
  return known?.of === endpoint ? known.who : { state: 'asking' }
}

async function whoIs(endpoint: Endpoint): Promise<Who> {
  const { data, errors } = await ask(endpoint, { query: '{ me { person { name } } }' })
  if (errors) return { state: errors[0]?.extensions?.['code'] === 'UNAUTHENTICATED' ? 'refused' : 'unreachable' }
  const { me } = data as { me: { person: { name: string } } | null }
  if (me) return { state: 'person', name: me.person.name }
  return { state: endpoint.path === '/api/graphql' ? 'refused' : 'anonymous' }
}

export interface DemoPerson {
  id: string
  name: string
  introduction: string
  token: string
}

/** The people one may act as; none unless the server runs in demo mode. They are public, so no token is needed. */
export function useDemoPeople(anonymous: Endpoint): DemoPerson[] {
  const [people, setPeople] = useState<DemoPerson[]>([])
  useEffect(() => {
    let stale = false
    void ask(anonymous, { query: '{ demoPeople { id name introduction token } }' }).then(({ data }) => {
      const found = (data as { demoPeople?: DemoPerson[] } | null | undefined)?.demoPeople
      if (!stale && found) setPeople(found)
    })
    return () => {
      stale = true
    }
  }, [anonymous])
  return people
}
