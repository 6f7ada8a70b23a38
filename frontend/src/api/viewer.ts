import { createContext, use } from 'react'
import type { SomeoneFragment, ViewerQuery } from '@/gql/graphql'

export type DemoPerson = ViewerQuery['demoPeople'][number]

/** Who is asking, and whom one may try the system as. */
export interface Viewer {
  readonly known: boolean
  readonly person: SomeoneFragment | null
  readonly demoPeople: readonly DemoPerson[]
  readonly actAs: (personId: string) => Promise<void>
  readonly leave: () => Promise<void>
  /** Asks anew who we are, after signing in or out. */
  readonly refresh: () => Promise<void>
}

export const ViewerContext = createContext<Viewer>({
  known: false,
  person: null,
  demoPeople: [],
  actAs: () => Promise.resolve(),
  leave: () => Promise.resolve(),
  refresh: () => Promise.resolve(),
})

export function useViewer(): Viewer {
  return use(ViewerContext)
}

/** Whether the person works at the community and so may see who booked. */
export function isStaffOf(person: SomeoneFragment | null, communityId: string): boolean {
  return person?.roles.some(({ role, community }) => role === 'STAFF' && community?.id === communityId) ?? false
}
