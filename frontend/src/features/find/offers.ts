import type { Community, SpaceFacts } from '@/api/communities'
import { type Moment, momentOf } from '@/live/flip'
import type { LiveState, SpaceAvailability } from '@/live/model'
import { gridOf, nextSlot, type Span, unitsNeeded } from '@/time/slots'
import { type Filters, matches } from './filters'

/** One space as the home page offers it at this moment. */
export interface Offer {
  readonly community: Community
  readonly space: SpaceFacts
  readonly live: SpaceAvailability
  readonly moment: Moment
  /** The next slot that can be booked today. */
  readonly slot: Span | null
}

export interface Offers {
  readonly now: readonly Offer[]
  readonly later: readonly Offer[]
  readonly done: readonly Offer[]
  readonly walkIn: readonly Offer[]
}

/** Sorts all spaces into what is free now, what comes free later today, and what is walked into. */
export function offersAt(communities: readonly Community[], live: LiveState, filters: Filters, now: number): Offers {
  const all = communities.flatMap((community) =>
    community.spaces.flatMap((space): Offer[] => {
      const known = live.get(community.id)?.spaces.get(space.id)
      return known && matches(filters, community.slug, space) ? [offer(community, space, known, now)] : []
    }),
  )
  const bookable = all.filter(({ space }) => space.access === 'BOOKABLE')
  return {
    now: bookable.filter(isFreeNow).toSorted((a, b) => freeUntil(b) - freeUntil(a)),
    later: bookable.filter((one) => !isFreeNow(one) && one.slot).toSorted((a, b) => (a.slot?.start ?? 0) - (b.slot?.start ?? 0)),
    done: bookable.filter((one) => !isFreeNow(one) && !one.slot),
    walkIn: all.filter(({ space }) => space.access === 'WALK_IN').toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a))),
  }
}

function offer(community: Community, space: SpaceFacts, live: SpaceAvailability, now: number): Offer {
  const grid = gridOf(space)
  const slot = grid && nextSlot(live, grid, now)
  return { community, space, live, moment: momentOf(live, unitsNeeded(space), now), slot }
}

const isFreeNow = ({ moment }: Offer) => moment.state === 'FREE'
const isOpen = ({ moment }: Offer) => moment.state === 'OPEN'
const freeUntil = ({ moment }: Offer) => moment.until ?? Number.POSITIVE_INFINITY
