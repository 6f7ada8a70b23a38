import { addDays } from '@/time/zone'

export type Every = 'DAILY' | 'WEEKLY' | 'MONTHLY'
/** Which day of the month: the same date, its last day, the same weekday counted from the front, or the last such. */
export type Monthly = 'date' | 'end' | 'nth' | 'last'

/** When something comes again, as the form has it. */
export interface Repeat {
  readonly every: Every
  readonly interval: number
  /** Days of the week as in ISO 8601, Monday is 1; that of the first day always belongs to them. */
  readonly days: readonly number[]
  readonly monthly: Monthly
  readonly ends: 'count' | 'until'
  readonly count: number
  /** The last day on which it may begin. */
  readonly until: string
}

export const MOST = 104
const FURTHEST_DAYS = 730
const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

export const weeklyFrom = (first: string): Repeat => ({
  every: 'WEEKLY',
  interval: 1,
  days: [],
  monthly: 'date',
  ends: 'count',
  count: 8,
  until: addDays(first, 56),
})

/** Monday is 1. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7 + 1
}

const dateOf = (day: string) => Number(day.slice(8))

/** The ways in which a monthly rule can name the first day. */
export function monthliesOf(first: string): Monthly[] {
  const inNextMonth = (days: number) => addDays(first, days).slice(0, 7) !== first.slice(0, 7)
  return [
    'date',
    ...(inNextMonth(1) ? (['end'] as const) : []),
    ...(nthOf(first) < 5 ? (['nth'] as const) : []),
    ...(inNextMonth(7) ? (['last'] as const) : []),
  ]
}

/** The how-manieth of its weekday in the month a day is. */
export const nthOf = (day: string): number => Math.ceil(dateOf(day) / 7)

/** The latest day that a series may end on. */
export const furthest = (first: string): string => addDays(first, FURTHEST_DAYS)

/** The RRULE of RFC 5545. */
export function ruleOf(repeat: Repeat, first: string): string {
  const parts = [`FREQ=${repeat.every}`, `INTERVAL=${repeat.interval}`, ...daysOf(repeat, first)]
  parts.push(repeat.ends === 'count' ? `COUNT=${repeat.count}` : `UNTIL=${repeat.until.replaceAll('-', '')}`)
  return parts.join(';')
}

function daysOf({ every, days, monthly }: Repeat, first: string): string[] {
  const weekday = weekdayOf(first)
  if (every === 'WEEKLY') {
    const all = [...new Set([...days, weekday])].toSorted()
    return [`BYDAY=${all.map((day) => CODES[day - 1]).join(',')}`]
  }
  if (every === 'DAILY') return []
  switch (monthliesOf(first).includes(monthly) ? monthly : 'date') {
    case 'end':
      return ['BYMONTHDAY=-1']
    case 'nth':
      return [`BYDAY=${nthOf(first)}${CODES[weekday - 1]}`]
    case 'last':
      return [`BYDAY=-1${CODES[weekday - 1]}`]
    case 'date':
      return [`BYMONTHDAY=${dateOf(first)}`]
  }
}
