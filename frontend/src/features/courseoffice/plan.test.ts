import { describe, expect, it } from 'vitest'
import { daysOf, hindrance, sessionsOf, withSessions } from './plan'

const at = (day: string, spaceId = 'room') => ({ spaceId, day, from: '19:00', until: '20:30' })

describe('a plan', () => {
  it('counts days over the end of a month, beginning with the first that fits', () => {
    expect(daysOf({ first: '2026-12-28', weekdays: [2, 4], count: 3 })).toEqual(['2026-12-29', '2026-12-31', '2027-01-05'])
  })

  it('has no days without a weekday, and never more than a course can have', () => {
    expect(daysOf({ first: '2026-12-28', weekdays: [], count: 3 })).toEqual([])
    expect(daysOf({ first: '2026-12-28', weekdays: [1], count: 500 })).toHaveLength(104)
  })

  it('keeps its sessions in order, each once', () => {
    const plan = withSessions([at('2026-12-31')], [at('2026-12-29'), at('2026-12-31')])
    expect(plan.map(({ day }) => day)).toEqual(['2026-12-29', '2026-12-31'])
  })

  it('is asked for by the clock of the centre', () => {
    expect(sessionsOf([at('2026-12-29')], 'Asia/Shanghai')).toEqual([{ spaceId: 'room', start: '2026-12-29T11:00:00Z', end: '2026-12-29T12:30:00Z' }])
  })

  it('can break rules with a reason, but not take what is taken', () => {
    const refusals = [{ rule: 'OPENING_HOURS' as const, message: '' }]
    const fine = { refusals: [], canOverride: true, note: null }
    expect(hindrance([fine])).toBe('NONE')
    expect(hindrance([fine, { refusals, canOverride: true, note: null }])).toBe('RULES')
    expect(hindrance([{ refusals, canOverride: true, note: null }, { refusals, canOverride: false, note: null }])).toBe('TAKEN')
  })
})
