import { describe, expect, it } from 'vitest'
import { at, busy, ms, space } from '@/live/fixture'
import { ends, fits, freeSpans, fullSpans, type Grid, gridOf, nextSlot, starts } from './slots'
import { HOUR, MINUTE } from './zone'

const grid: Grid = { step: 30 * MINUTE, shortest: 30 * MINUTE, longest: 2 * HOUR, setUp: 0, cleanUp: 0, needed: 1 }
const buffered: Grid = { ...grid, setUp: 15 * MINUTE, cleanUp: 15 * MINUTE }
const slot = (start: string, end: string) => ({ start: ms(start), end: ms(end) })

describe('starts', () => {
  it('run from the opening, and the running step counts as now', () => {
    expect(starts(space(), grid, ms('14:07'))[0]).toBe(ms('14:00'))
    expect(starts(space(), grid, ms('14:30'))[0]).toBe(ms('14:30'))
    expect(starts(space(), grid, ms('06:00'))[0]).toBe(ms('08:30'))
  })

  it('leave room for the shortest booking before closing', () => {
    expect(starts(space(), { ...grid, shortest: HOUR }, ms('06:00')).at(-1)).toBe(ms('20:00'))
  })
})

describe('full spans', () => {
  it('are where no unit is left', () => {
    const pool = space({ units: 2, busy: [busy('10:00', '12:00'), busy('11:00', '13:00')] })
    expect(fullSpans(pool, 1)).toEqual([slot('11:00', '12:00')])
  })

  it('are where fewer units are left than needed', () => {
    const pool = space({ units: 6, busy: [busy('10:00', '12:00', { units: 3 }), busy('11:00', '13:00', { units: 1 })] })
    expect(fullSpans(pool, 2)).toEqual([])
    expect(fullSpans(pool, 3)).toEqual([slot('11:00', '12:00')])
    expect(fullSpans(pool, 6)).toEqual([slot('10:00', '13:00')])
  })

  it('grow together where bookings follow each other', () => {
    expect(fullSpans(space({ busy: [busy('10:00', '11:00'), busy('11:00', '11:15', { kind: 'CLEAN_UP' })] }), 1)).toEqual([slot('10:00', '11:15')])
  })

  it('leave out the viewer’s own hold', () => {
    const held = space({ busy: [busy('10:00', '11:00', { kind: 'HOLD' })] })
    expect(fullSpans(held, 1, slot('10:00', '11:00'))).toEqual([])
    expect(fullSpans(held, 1, slot('14:00', '15:00'))).toHaveLength(1)
  })

  it('leave out the buffers of that hold too, and nobody else’s', () => {
    const mine = { holdExpiresAt: at('09:05') }
    const held = space({
      busy: [
        busy('09:30', '09:45', { kind: 'CLEAN_UP' }),
        busy('09:45', '10:00', { kind: 'SET_UP', ...mine }),
        busy('10:00', '11:00', { kind: 'HOLD', ...mine }),
        busy('11:00', '11:15', { kind: 'CLEAN_UP', ...mine }),
        busy('11:15', '11:30', { kind: 'SET_UP', holdExpiresAt: at('09:06') }),
      ],
    })
    expect(fullSpans(held, 1, slot('10:00', '11:00'))).toEqual([slot('09:30', '09:45'), slot('11:15', '11:30')])
    expect(ends(held, { ...grid, cleanUp: 15 * MINUTE }, ms('10:00'), ms('09:00'), slot('10:00', '11:00'))).toEqual([ms('10:30'), ms('11:00')])
  })
})

describe('a slot fits', () => {
  const taken = space({ busy: [busy('15:00', '16:00')] })
  it('right up to the next booking', () => {
    expect(fits(taken, grid, slot('14:00', '15:00'), ms('13:00'))).toBe(true)
    expect(fits(taken, grid, slot('14:00', '15:30'), ms('13:00'))).toBe(false)
  })
  it('only with room for its buffers', () => {
    expect(fits(taken, buffered, slot('14:00', '15:00'), ms('13:00'))).toBe(false)
    expect(fits(taken, buffered, slot('16:00', '17:00'), ms('13:00'))).toBe(false)
    expect(fits(taken, buffered, slot('16:30', '17:30'), ms('13:00'))).toBe(true)
  })
  it('within the opening hours, buffers aside', () => {
    expect(fits(space(), buffered, slot('20:00', '21:00'), ms('13:00'))).toBe(true)
    expect(fits(space(), grid, slot('20:30', '21:30'), ms('13:00'))).toBe(false)
  })
  it('in the running step, when what was there has ended', () => {
    const left = space({ busy: [busy('13:30', '14:05')] })
    expect(fits(left, grid, slot('14:00', '15:00'), ms('14:07'))).toBe(true)
    expect(fits(left, grid, slot('14:00', '15:00'), ms('14:03'))).toBe(false)
  })
})

it('needs one unit of a pool, and every unit of a space that is booked whole', () => {
  const policy = { granularity: 'PT30M', minLength: 'PT30M', maxLength: 'PT2H', horizonDays: 14, setUp: 'PT0S', cleanUp: 'PT0S' }
  expect(gridOf({ policy, units: 6, allocation: 'POOL' })).toMatchObject({ needed: 1, longest: 2 * HOUR })
  const halves = space({ units: 2, busy: [busy('15:00', '16:00')] })
  const whole = gridOf({ policy, units: 2, allocation: 'ALL' })
  expect(whole && fits(halves, whole, slot('15:00', '16:00'), ms('13:00'))).toBe(false)
  expect(gridOf({ policy: null, units: 1, allocation: 'ALL' })).toBeNull()
})

it('offers the ends up to the first that does not fit, and none beyond the longest', () => {
  expect(ends(space({ busy: [busy('15:00', '16:00')] }), grid, ms('14:00'), ms('13:00'))).toEqual([ms('14:30'), ms('15:00')])
  expect(ends(space(), grid, ms('14:00'), ms('13:00'))).toHaveLength(4)
})

describe('the next slot', () => {
  it('begins in the running step', () => expect(nextSlot(space(), grid, ms('14:07'))).toEqual(slot('14:00', '15:00')))
  it('is shorter when something follows', () => {
    expect(nextSlot(space({ busy: [busy('14:30', '16:00')] }), grid, ms('14:07'))).toEqual(slot('14:00', '14:30'))
  })
  it('is not the tail of a running step', () => {
    expect(nextSlot(space({ busy: [busy('14:30', '16:00')] }), grid, ms('14:25'))).toEqual(slot('16:00', '17:00'))
  })
  it('comes after what takes the space now', () => {
    expect(nextSlot(space({ busy: [busy('13:00', '16:00')] }), grid, ms('14:07'))).toEqual(slot('16:00', '17:00'))
  })
  it('is none after closing', () => expect(nextSlot(space(), grid, ms('21:30'))).toBeNull())
})

it('cuts what is full out of the opening hours', () => {
  const day = space({ busy: [busy('10:00', '11:00'), busy('14:00', '21:00')] })
  expect(freeSpans(day, 1, ms('09:00'))).toEqual([slot('09:00', '10:00'), slot('11:00', '14:00')])
})
