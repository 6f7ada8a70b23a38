import { describe, expect, it } from 'vitest'
import { busy, ms, space } from '@/live/fixture'
import { HOUR, momentAt } from '@/time/zone'
import { closedSpans, extent, fraction, lanes, momentOfFraction, viewOf } from './geometry'

const wuhan = 'Asia/Shanghai'
const day = '2026-11-23'

describe('the view of a day', () => {
  it('reaches in whole hours from the first opening to the last closing', () => {
    const view = viewOf([space(), space({ open: [{ start: `${day}T09:15:00+08:00`, end: `${day}T22:30:00+08:00` }] })], day, wuhan)
    expect([view.start, view.end]).toEqual([ms('08:00'), ms('23:00')])
    expect(view.hours).toHaveLength(15)
  })

  it('makes room for what lies outside the opening hours', () => {
    expect(viewOf([space({ busy: [busy('06:30', '07:30', { kind: 'COURSE' })] })], day, wuhan).start).toBe(ms('06:00'))
  })

  it('is an ordinary day where all is closed', () => {
    const view = viewOf([space({ open: [] })], day, wuhan)
    expect([view.start, view.end]).toEqual([ms('08:00'), ms('21:00')])
  })

  it('has an hour less on the day the clocks go forward', () => {
    const berlin = 'Europe/Berlin'
    const spring = '2026-03-29'
    const open = [{ start: new Date(momentAt(spring, 0, berlin)).toISOString(), end: new Date(momentAt(spring, 24 * 60, berlin)).toISOString() }]
    const view = viewOf([space({ open })], spring, berlin)
    expect(view.hours).toHaveLength(23)
    expect(view.end - view.start).toBe(23 * HOUR)
  })
})

describe('places on the board', () => {
  const view = { start: ms('08:00'), end: ms('18:00') }
  it('go from 0 to 1 and back', () => {
    expect(fraction(view, ms('13:00'))).toBe(0.5)
    expect(momentOfFraction(view, 0.5)).toBe(ms('13:00'))
    expect(fraction(view, ms('07:00'))).toBe(0)
    expect(momentOfFraction(view, 1.2)).toBe(ms('18:00'))
  })
  it('are clipped to the view', () => {
    expect(extent(view, { start: ms('07:00'), end: ms('09:00') })).toEqual({ left: '0.000%', width: '10.000%' })
  })
  it('are closed where no opening hours are', () => {
    const split = space({ open: [{ start: `${day}T09:00:00+08:00`, end: `${day}T12:00:00+08:00` }, { start: `${day}T14:00:00+08:00`, end: `${day}T20:00:00+08:00` }] })
    expect(closedSpans(view, split)).toEqual([
      { start: ms('08:00'), end: ms('09:00') },
      { start: ms('12:00'), end: ms('14:00') },
    ])
  })
})

it('puts what overlaps into lanes, and reuses a lane that is free again', () => {
  const span = (start: string, end: string) => ({ start: ms(start), end: ms(end) })
  const placed = lanes([span('11:00', '13:00'), span('09:00', '12:00'), span('12:00', '14:00')])
  expect(placed.map(({ lane }) => lane)).toEqual([0, 1, 0])
})
