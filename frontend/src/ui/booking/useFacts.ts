import { type SpaceFacts, useCommunities } from '@/api/communities'

/** What is known of a space, wherever it is; undefined when it is new since this visit began. */
export function useFacts(spaceId: string): SpaceFacts | undefined {
  return useCommunities()
    .flatMap(({ spaces }) => spaces)
    .find(({ id }) => id === spaceId)
}
