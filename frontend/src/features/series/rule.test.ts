import { describe, expect, it } from 'vitest'
import { monthliesOf, type Repeat, ruleOf, weekdayOf, weeklyFrom } from './rule'

const tuesday = '2026-11-24'
const rule = (change: Partial<Repeat>, first = tuesday) => ruleOf({ ...weeklyFrom(first), ...change }, first)

describe('the rule of a repetition', () => {
  it('names the day of the first date, whatever else is chosen', () => {
    expect(rule({})).toBe('FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;COUNT=8')
    expect(rule({ days: [4, 1], interval: 2, count: 3 })).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,TH;COUNT=3')
  })
  it('ends on a day', () => expect(rule({ every: 'DAILY', ends: 'until', until: '2026-12-31' })).toBe('FREQ=DAILY;INTERVAL=1;UNTIL=20261231'))
  it.each([
    ['date', tuesday, 'BYMONTHDAY=24'],
    ['nth', tuesday, 'BYDAY=4TU'],
    ['last', tuesday, 'BYDAY=-1TU'],
    ['end', '2026-11-30', 'BYMONTHDAY=-1'],
    ['end', tuesday, 'BYMONTHDAY=24'],
  ] as const)('by the month: %s of %s', (monthly, first, days) =>
    expect(rule({ every: 'MONTHLY', monthly, count: 2 }, first)).toBe(`FREQ=MONTHLY;INTERVAL=1;${days};COUNT=2`))
})

it('offers only what is true of the first day', () => {
  expect(monthliesOf('2026-11-10')).toEqual(['date', 'nth'])
  expect(monthliesOf(tuesday)).toEqual(['date', 'nth', 'last'])
  expect(monthliesOf('2028-02-29')).toEqual(['date', 'end', 'last'])
})

it('begins the week on Monday', () => expect(['2026-11-23', tuesday, '2026-11-29'].map(weekdayOf)).toEqual([1, 2, 7]))
