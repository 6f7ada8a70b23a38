import { describe, expect, it } from 'vitest'
import { type Course, type Draw, lotsOf, shownAfter, stageOf } from './stage'

const draw: Draw = { commitment: 'c', beaconSource: 'a lottery', beaconAt: '2026-12-02T00:00:00Z', beacon: null, listHash: null, drawnAt: null }
const closes = '2026-12-01T00:00:00Z'
const course = { enrolClosesAt: closes, seats: { state: 'PUBLISHED' } } as Course
const after = Date.parse(closes)

describe('the stage', () => {
  it('follows the clock, the list, the number and the draw', () => {
    expect(stageOf(course, draw, after - 1)).toBe('ENTERING')
    expect(stageOf(course, draw, after)).toBe('CLOSED')
    expect(stageOf(course, { ...draw, listHash: 'l' }, after)).toBe('WAITING')
    expect(stageOf(course, { ...draw, listHash: 'l', beacon: '7' }, after)).toBe('READY')
    expect(stageOf(course, { ...draw, listHash: 'l', beaconSource: '' }, after)).toBe('READY')
    expect(stageOf(course, { ...draw, listHash: 'l', beacon: '7', drawnAt: closes }, after)).toBe('DRAWN')
    expect(stageOf({ ...course, seats: { ...course.seats, state: 'CANCELLED' } }, draw, after)).toBe('CANCELLED')
  })
})

describe('the lots', () => {
  it('are the places in the order drawn, then the waitlist with the group that was skipped at its head', () => {
    const entry = (id: string, places: number) => ({ id, label: `${id}*`, hash: id.repeat(64), places })
    const transcript = JSON.stringify({
      entries: [entry('a', 1), entry('b', 3), entry('c', 1)],
      order: ['c', 'b', 'a'],
      outcome: { enrolled: ['c', 'a'], waitlist: ['b'] },
    })
    expect(lotsOf(transcript).map(({ label, enrolled, place }) => [label, enrolled, place])).toEqual([
      ['c*', true, 1],
      ['a*', true, 2],
      ['b*', false, 1],
    ])
  })

  it('appear one after the other, and never more than there are', () => {
    expect(shownAfter(-5, 8)).toBe(1)
    expect(shownAfter(2_500, 8)).toBe(3)
    expect(shownAfter(1e9, 8)).toBe(8)
    expect(shownAfter(0, 0)).toBe(0)
    expect(shownAfter(60_000, 1_500)).toBe(1_500)
  })
})
