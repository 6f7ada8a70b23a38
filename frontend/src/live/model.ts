import type { AvailabilitySubscription } from '@/gql/graphql'

/** One event of the feed: what is free and taken in one community. */
export type AvailabilityEvent = AvailabilitySubscription['availability']

/** The live state of one space as the server last told it. */
export type SpaceAvailability = AvailabilityEvent['spaces'][number]

export type Busy = SpaceAvailability['busy'][number]

/** Everything known of one community at one version. */
export interface CommunityLive {
  readonly communityId: string
  readonly epoch: string
  readonly version: number
  /** The server's time for which the states hold. */
  readonly asOf: string
  readonly from: string
  readonly to: string
  readonly spaces: ReadonlyMap<string, SpaceAvailability>
}

export type LiveState = ReadonlyMap<string, CommunityLive>

export const nothingKnown: LiveState = new Map()
