import { describe, expect, it } from 'vitest'
import { at, busy, ms, space } from './fixture'
import { momentOf } from './flip'

describe('the state of a space follows the clock without a word from the server', () => {
  const meeting = space({
    until: at('14:00'),
    next: { state: 'BUSY', until: at('15:00') },
    busy: [busy('14:00', '15:00'), busy('15:00', '15:15', { kind: 'CLEAN_UP' })],
  })

  it('is as told until the told end', () => {
    expect(momentOf(meeting, 1, ms('13:59'))).toMatchObject({ state: 'FREE', until: ms('14:00'), next: 'BUSY' })
  })

  it('turns busy at the very moment', () => {
    expect(momentOf(meeting, 1, ms('14:00') - 1).state).toBe('FREE')
    expect(momentOf(meeting, 1, ms('14:00'))).toEqual({ state: 'BUSY', occupiedBy: 'BOOKING', until: ms('15:15'), next: 'FREE', freeUnits: 0 })
  })

  it('stays busy while it is cleaned, then is free, then closes', () => {
    expect(momentOf(meeting, 1, ms('15:05'))).toMatchObject({ state: 'BUSY', occupiedBy: 'CLEAN_UP' })
    expect(momentOf(meeting, 1, ms('15:15'))).toMatchObject({ state: 'FREE', until: ms('21:00'), next: 'CLOSED', freeUnits: 1 })
    expect(momentOf(meeting, 1, ms('21:00'))).toMatchObject({ state: 'CLOSED', until: null, next: null, freeUnits: 0 })
  })
})

it('keeps a pool free while one unit is left', () => {
  const pool = space({ units: 2, freeUnits: 2, until: at('10:00'), next: { state: 'FREE', until: null }, busy: [busy('10:00', '12:00'), busy('11:00', '13:00')] })
  expect(momentOf(pool, 1, ms('10:30'))).toMatchObject({ state: 'FREE', freeUnits: 1, until: ms('11:00'), next: 'BUSY' })
  expect(momentOf(pool, 1, ms('11:30'))).toMatchObject({ state: 'BUSY', until: ms('12:00') })
})

it('is taken as a whole where one half of it is, and no longer', () => {
  const lounge = space({ units: 2, freeUnits: 2, until: at('10:00'), next: { state: 'BUSY', until: at('11:00') }, busy: [busy('10:00', '11:00')] })
  expect(momentOf(lounge, 2, ms('10:30'))).toMatchObject({ state: 'BUSY', occupiedBy: 'BOOKING', until: ms('11:00'), next: 'FREE' })
})

it('is only held where it would be free without the hold', () => {
  const pool = space({ units: 2, freeUnits: 2, until: at('10:00'), next: { state: 'HELD', until: at('10:05') }, busy: [busy('10:00', '12:00'), busy('10:00', '11:00', { kind: 'HOLD', holdExpiresAt: at('10:05') })] })
  expect(momentOf(pool, 1, ms('10:01'))).toMatchObject({ state: 'HELD', until: ms('10:05'), next: 'FREE' })
})

it('lets a hold end by itself', () => {
  const held = space({ state: 'HELD', occupiedBy: 'HOLD', until: at('14:05'), busy: [busy('14:00', '15:00', { kind: 'HOLD', holdExpiresAt: at('14:05') })] })
  expect(momentOf(held, 1, ms('14:04'))).toMatchObject({ state: 'HELD' })
  expect(momentOf(held, 1, ms('14:05'))).toMatchObject({ state: 'FREE', occupiedBy: null })
})

it('calls a space held also while it would be prepared for what is held', () => {
  const hold = { holdExpiresAt: at('14:05') }
  const held = space({ until: at('14:00'), next: { state: 'HELD', until: at('14:05') }, busy: [busy('14:00', '14:15', { kind: 'SET_UP', ...hold }), busy('14:15', '15:00', { kind: 'HOLD', ...hold })] })
  expect(momentOf(held, 1, ms('14:01'))).toMatchObject({ state: 'HELD', occupiedBy: 'HOLD', until: ms('14:05') })
})

it('opens a space that is walked into, and never calls it free', () => {
  const desk = space({ state: 'CLOSED', freeUnits: 0, until: at('08:30'), next: { state: 'OPEN', until: at('21:00') } })
  expect(momentOf(desk, 1, ms('08:30'))).toMatchObject({ state: 'OPEN', until: ms('21:00'), next: 'CLOSED' })
})
