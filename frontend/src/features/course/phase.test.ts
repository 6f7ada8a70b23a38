import { describe, expect, it } from 'vitest'
import { countdown, makeNonce, newer, phaseOf } from './phase'

const seats = {
  courseId: 'c', version: 3, state: 'PUBLISHED', capacity: 10, taken: 4, free: 6, waiting: 0, waitlistSize: 5, entered: 0,
  opensAt: '2026-03-02T08:00:00+08:00', closesAt: '2026-03-03T08:00:00+08:00', asOf: '2026-03-01T08:00:00+08:00',
} as const
const at = (time: string) => Date.parse(time)

describe('how far enrolment has come', () => {
  it('turns at the second it opens and at the second it closes', () => {
    expect(phaseOf(seats, at(seats.opensAt) - 1)).toBe('BEFORE')
    expect(phaseOf(seats, at(seats.opensAt))).toBe('OPEN')
    expect(phaseOf(seats, at(seats.closesAt) - 1)).toBe('OPEN')
    expect(phaseOf(seats, at(seats.closesAt))).toBe('CLOSED')
  })

  it('is full without a free place, and while someone waits for the free one', () => {
    expect(phaseOf({ ...seats, free: 0 }, at(seats.opensAt))).toBe('FULL')
    expect(phaseOf({ ...seats, free: 1, waiting: 2 }, at(seats.opensAt))).toBe('FULL')
  })

  it('knows courses that are drawn, called off, or just come to', () => {
    expect(phaseOf({ ...seats, state: 'DRAWN' }, 0)).toBe('DRAWN')
    expect(phaseOf({ ...seats, state: 'CANCELLED' }, 0)).toBe('CANCELLED')
    expect(phaseOf({ ...seats, opensAt: null, closesAt: null }, 0)).toBe('JUST_COME')
  })

  it('keeps the newer of two answers', () => {
    expect(newer(seats, { ...seats, version: 2, free: 0 })).toBe(seats)
    expect(newer(seats, { ...seats, version: 4, free: 0 }).free).toBe(0)
  })

  it('counts down in figures', () => {
    expect([0, 500, 65_000, 3_600_000, 7_509_000].map(countdown)).toEqual(['0:00', '0:01', '1:05', '1:00:00', '2:05:09'])
  })

  it('makes nonces of 32 hexadecimal digits, each another', () => {
    expect(makeNonce()).toMatch(/^[0-9a-f]{32}$/)
    expect(makeNonce()).not.toBe(makeNonce())
  })
})
