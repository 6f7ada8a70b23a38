import type { Community, SpaceFacts } from '@/api/communities'
import { type Moment, momentOf } from '@/live/flip'
import type { LiveState, SpaceAvailability } from '@/live/model'
import { gridOf, nextSlot, type Span, unitsNeeded } from '@/time/slots'
import { dayAround, within } from './days'
import { type Filters, matches } from './filters'

/** One space as the home page offers it at this moment. */
export interface Offer {
  readonly community: Community
  readonly space: SpaceFacts
  /** Of the day to look at. */
  readonly live: SpaceAvailability
  readonly moment: Moment
  /** The next slot that can be booked, today or tomorrow. */
  readonly slot: Span | null
  /** The day to look at: that of the slot, else today. */
  readonly day: 'today' | 'tomorrow'
}

export interface Offers {
  readonly now: readonly Offer[]
  readonly later: readonly Offer[]
  readonly tomorrow: readonly Offer[]
  readonly done: readonly Offer[]
  readonly walkIn: readonly Offer[]
}

/** Sorts all spaces into what is free now, what comes free later today or tomorrow, and what is walked into. */
export function offersAt(communities: readonly Community[], live: LiveState, filters: Filters, now: number): Offers {
  const all = communities.flatMap((community) => {
    const today = dayAround(now, community.timeZone)
    return community.spaces.flatMap((space): Offer[] => {
      const known = live.get(community.id)?.spaces.get(space.id)
      return known && matches(filters, community.slug, space) ? [offer(community, space, known, today, now)] : []
    })
  })
  const bookable = all.filter(({ space }) => space.access === 'BOOKABLE')
  return {
    now: bookable.filter(isFreeNow).toSorted((a, b) => freeUntil(b) - freeUntil(a)),
    later: bookable.filter((one) => !isFreeNow(one) && one.slot && one.day === 'today').toSorted(bySlot),
    tomorrow: bookable.filter((one) => !isFreeNow(one) && one.day === 'tomorrow').toSorted(bySlot),
    done: bookable.filter((one) => !isFreeNow(one) && !one.slot),
    walkIn: all.filter(({ space }) => space.access === 'WALK_IN').toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a))),
  }
}

function offer(community: Community, space: SpaceFacts, live: SpaceAvailability, today: Span, now: number): Offer {
  const grid = gridOf(space)
  const slot = grid && nextSlot(live, grid, now)
  const day = slot && slot.start >= today.end ? 'tomorrow' : 'today'
  const shown = day === 'today' ? today : dayAround(today.end, community.timeZone)
  return { community, space, live: within(live, shown), moment: momentOf(live, unitsNeeded(space), now), slot, day }
}

const isFreeNow = ({ moment }: Offer) => moment.state === 'FREE'
const isOpen = ({ moment }: Offer) => moment.state === 'OPEN'
const freeUntil = ({ moment }: Offer) => moment.until ?? Number.POSITIVE_INFINITY
const bySlot = (a: Offer, b: Offer) => (a.slot?.start ?? 0) - (b.slot?.start ?? 0)
