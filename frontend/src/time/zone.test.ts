import { describe, expect, it } from 'vitest'
import { clockTime, dayName, endTime, timeRange } from './format'
import { addDays, HOUR, isDay, localDay, momentAt, toDateTime, wallMinutes } from './zone'

const wuhan = 'Asia/Shanghai'
const berlin = 'Europe/Berlin'

describe('a local day is the community’s, not the browser’s', () => {
  it('begins at its own midnight', () => {
    expect(localDay(Date.parse('2026-11-22T16:00:00Z'), wuhan)).toBe('2026-11-23')
    expect(localDay(Date.parse('2026-11-22T15:59:59Z'), wuhan)).toBe('2026-11-22')
    expect(wallMinutes(Date.parse('2026-11-23T06:07:00Z'), wuhan)).toBe(14 * 60 + 7)
  })

  it('finds the moment of a wall time', () => {
    expect(momentAt('2026-11-23', 14 * 60, wuhan)).toBe(Date.parse('2026-11-23T14:00:00+08:00'))
  })

  it('may have 23 or 25 hours', () => {
    expect(momentAt('2026-03-30', 0, berlin) - momentAt('2026-03-29', 0, berlin)).toBe(23 * HOUR)
    expect(momentAt('2026-10-26', 0, berlin) - momentAt('2026-10-25', 0, berlin)).toBe(25 * HOUR)
  })

  it('goes on over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })

  it.each(['2026-02-30', '2026-13-01', '26-1-1', '', 'today'])('is not %j', (text) => expect(isDay(text)).toBe(false))
})

describe('times are shown by the community’s clock', () => {
  const two = Date.parse('2026-11-23T14:00:00+08:00')
  it('in hours and minutes', () => expect(clockTime(two, wuhan)).toBe('14:00'))
  it('with midnight as the end of a day', () => expect(endTime(Date.parse('2026-11-24T00:00:00+08:00'), wuhan)).toBe('24:00'))
  it('as a range', () => expect(timeRange(two, two + HOUR, wuhan)).toBe('14:00–15:00'))
  it('with the day in either language', () => {
    expect(dayName(two, wuhan, 'zh-CN')).toBe('11月23日 周一')
    expect(dayName(two, wuhan, 'en')).toMatch(/^Mon,? 23 Nov$/)
  })
  it('and sent with an offset', () => expect(toDateTime(two)).toBe('2026-11-23T06:00:00Z'))
})
