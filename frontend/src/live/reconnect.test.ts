import { describe, expect, it } from 'vitest'
import { planAfter } from './reconnect'

const least = () => 0
const most = () => 1

describe('what to do after the connection closed', () => {
  it('returns at once after an announced restart, spread over two seconds', () => {
    expect(planAfter(1012, 0, least)).toEqual({ wait: 0, resync: false, signedOut: false })
    expect(planAfter(1012, 0, most).wait).toBe(2000)
  })

  it('backs off when the restart takes longer', () => {
    expect(planAfter(1012, 3, least).wait).toBeGreaterThan(1000)
  })

  it('forgets what it knows when it was too slow to follow', () => {
    expect(planAfter(4503, 0, least).resync).toBe(true)
  })

  it('drops the session when it has ended', () => {
    expect(planAfter(4403, 0, least)).toMatchObject({ signedOut: true, resync: false })
  })

  it('doubles its patience up to twenty seconds, with jitter', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => planAfter(1006, attempt, most).wait)
    expect(waits).toEqual([400, 800, 1600, 3200, 6400, 12_800, 20_000, 20_000, 20_000])
    expect(planAfter(1006, 3, least).wait).toBe(1600)
  })
})
