import { describe, expect, it } from 'vitest'
import { busy, ms, space } from '@/live/fixture'
import type { Grid } from '@/time/slots'
import { HOUR, MINUTE } from '@/time/zone'
import { looksFree, snapMove, snapRange, tapRange } from './snap'

const grid: Grid = { step: 30 * MINUTE, shortest: HOUR, longest: 3 * HOUR, setUp: 0, cleanUp: 15 * MINUTE, needed: 1 }
const slot = (start: string, end: string) => ({ start: ms(start), end: ms(end) })
const odd = space({ open: [{ start: '2026-11-23T08:15:00+08:00', end: '2026-11-23T21:15:00+08:00' }] })

describe('a drag', () => {
  it('snaps to the grid, which runs from the opening', () => {
    expect(snapRange(odd, grid, ms('10:20'), ms('11:50'))).toEqual(slot('10:15', '12:15'))
  })
  it('is never shorter than the shortest booking', () => expect(snapRange(odd, grid, ms('10:20'), ms('10:25'))).toEqual(slot('10:15', '11:15')))
  it('is never longer than the longest', () => {
    expect(snapRange(space(), grid, ms('10:00'), ms('18:00'))).toEqual(slot('10:00', '13:00'))
    expect(snapRange(space(), grid, ms('18:00'), ms('10:00'))).toEqual(slot('15:00', '18:00'))
  })
  it('may be drawn backwards', () => expect(snapRange(space(), grid, ms('12:00'), ms('10:40'))).toEqual(slot('10:30', '12:00')))
})

it('a tap takes the usual length, or what is free of it', () => {
  const half: Grid = { ...grid, shortest: 30 * MINUTE }
  expect(tapRange(space(), half, ms('14:20'), ms('09:00'))).toEqual(slot('14:00', '15:00'))
  expect(tapRange(space({ busy: [busy('14:45', '16:00')] }), half, ms('14:20'), ms('09:00'))).toEqual(slot('14:00', '14:30'))
})

it('a moved booking keeps its length and finds the nearest start', () => {
  expect(snapMove(space(), grid, ms('10:10'), 2 * HOUR)).toEqual(slot('10:00', '12:00'))
  expect(snapMove(space(), grid, ms('10:20'), 2 * HOUR)).toEqual(slot('10:30', '12:30'))
})

it('the place that a booking leaves counts as free', () => {
  const own = slot('14:00', '15:00')
  const taken = space({ busy: [busy('14:00', '15:00'), busy('15:00', '15:15', { kind: 'CLEAN_UP' })] })
  expect(looksFree(taken, grid, slot('14:30', '15:30'), ms('09:00'))).toBe(false)
  expect(looksFree(taken, grid, slot('14:30', '15:30'), ms('09:00'), own)).toBe(true)
  expect(looksFree(taken, grid, slot('08:30', '09:30'), ms('10:00'))).toBe(false)
})
