import type { FreeSlotsQueryVariables, SpaceKind } from '@/gql/find'
import { momentAt, toDateTime } from '@/time/zone'

/** What a resident looks for on another day. */
export interface Wish {
  /** A local day, such as `2026-11-23`. */
  readonly day: string
  readonly part: 'any' | 'morning' | 'afternoon' | 'evening'
  readonly minutes: number
  readonly people: number
  /** What for; empty for anything. */
  readonly kind: SpaceKind | ''
  /** The id of a community, or empty for all. */
  readonly where: string
}

export const lengths = [30, 60, 90, 120, 180, 240] as const
export const peopleSteps = [1, 5, 10, 20, 40] as const
export const kinds = ['MEETING_ROOM', 'ACTIVITY_ROOM', 'YOGA_ROOM', 'CLASSROOM', 'SCIENCE_SPACE', 'LOUNGE', 'OPEN_AREA'] as const
export const parts = ['any', 'morning', 'afternoon', 'evening'] as const

const NOON = 12 * 60
const EVENING = 18 * 60
const MIDNIGHT = 24 * 60
const hours = { morning: [0, NOON], afternoon: [NOON, EVENING], evening: [EVENING, MIDNIGHT] } as const

/** The wish as the API takes it; the part of a day is that of the zone. */
export function asked({ day, part, minutes, people, kind, where }: Wish, zone: string): FreeSlotsQueryVariables {
  const time = (minute: number) => toDateTime(momentAt(day, minute, zone))
  return {
    duration: `PT${minutes}M`,
    attendees: people,
    first: 50,
    ...(part === 'any' ? { date: day } : { between: { start: time(hours[part][0]), end: time(hours[part][1]) } }),
    ...(kind !== '' && { kinds: [kind] }),
    ...(where !== '' && { communityIds: [where] }),
  }
}
