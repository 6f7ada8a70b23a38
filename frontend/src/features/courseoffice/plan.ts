import type { OutcomeFragment, SessionInput } from '@/gql/courseoffice'
import { addDays } from '@/time/zone'
import { momentOf } from './draft'

/** A session as it is planned: a day and times of the centre's own clock. */
export interface Planned {
  readonly spaceId: string
  readonly day: string
  readonly from: string
  readonly until: string
}

/** Days that come again each week, and how many of them are wanted. Weekdays as in ISO 8601: Monday is 1. */
export interface Weekly {
  readonly first: string
  readonly weekdays: readonly number[]
  readonly count: number
}

export const MOST = 104

export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The first so many days from the first on that fall on one of the weekdays; none without a weekday. */
export function daysOf({ first, weekdays, count }: Weekly): string[] {
  const days: string[] = []
  if (weekdays.length === 0) return days
  for (let day = first; days.length < Math.min(count, MOST); day = addDays(day, 1)) {
    if (weekdays.includes(weekdayOf(day))) days.push(day)
  }
  return days
}

/** The plan with more sessions, by time; what it has already is not put in twice. */
export function withSessions(plan: readonly Planned[], more: readonly Planned[]): Planned[] {
  const all = new Map([...plan, ...more].map((one) => [idOf(one), one]))
  return [...all.values()].toSorted((a, b) => (a.day + a.from < b.day + b.from ? -1 : 1)).slice(0, MOST)
}

export function idOf({ spaceId, day, from, until }: Planned): string {
  return `${day} ${from} ${until} ${spaceId}`
}

export function sessionsOf(plan: readonly Planned[], zone: string): SessionInput[] {
  return plan.map(({ spaceId, day, from, until }) => ({ spaceId, start: momentOf(day, from, zone), end: momentOf(day, until, zone) }))
}

/** What keeps a plan from being published: nothing, rules that staff can break with a reason, or somebody else's time. */
export function hindrance(outcomes: readonly OutcomeFragment[]): 'NONE' | 'RULES' | 'TAKEN' {
  const refused = outcomes.filter(({ refusals }) => refusals.length > 0)
  if (refused.length === 0) return 'NONE'
  return refused.every(({ canOverride }) => canOverride) ? 'RULES' : 'TAKEN'
}
