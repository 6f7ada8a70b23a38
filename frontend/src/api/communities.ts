import { createContext, use } from 'react'
import type { CommunitiesQuery, SpaceFactsFragment } from '@/gql/graphql'

export type Community = CommunitiesQuery['communities'][number]
export type SpaceFacts = SpaceFactsFragment

/** All communities with their spaces; they change so rarely that one load per visit is enough. */
export const CommunitiesContext = createContext<readonly Community[]>([])

export function useCommunities(): readonly Community[] {
  return use(CommunitiesContext)
}
