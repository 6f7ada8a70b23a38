import { describe, expect, it } from 'vitest'
import { durationMs } from './duration'

describe('an ISO 8601 duration', () => {
  it.each([
    ['PT0S', 0],
    ['PT30M', 1_800_000],
    ['PT1H30M', 5_400_000],
    ['P1D', 86_400_000],
    ['P1DT2H', 93_600_000],
    ['P2W', 1_209_600_000],
  ])('%s', (text, expected) => expect(durationMs(text)).toBe(expected))

  it.each(['', 'P', 'PT', '30M', 'PT-5M', 'P1Y', 'PT1H ', 'P1DT'])('refuses %j', (text) => expect(() => durationMs(text)).toThrow(/ISO 8601/))
})
