import { describe, expect, it } from 'vitest'
import { type Community, inputOf, mistakes, placeOf, same } from './draft'

const policy = {
  eligibility: 'EVERYONE_SIGNED_IN', granularity: 'PT30M', minLength: 'PT30M', maxLength: 'PT4H', horizonDays: 14, seriesHorizonDays: 14,
  releaseTime: '00:00', minNotice: 'PT0S', minNoticeToMove: 'PT0S', minNoticeToCancel: 'PT0S', setUp: 'PT0S', cleanUp: 'PT0S',
  approval: false, approvalLead: 'PT0S', checkIn: false, waitlist: true,
} as const
const nothing = Object.fromEntries(Object.keys(policy).map((rule) => [rule, null])) as Community['ownRules']
const community: Community = {
  id: 'c', slug: 'xinyu', name: '新育社区', timeZone: 'Asia/Shanghai', policy, ownRules: { ...nothing, maxLength: 'PT2H' },
  ownQuotas: [], openingHours: [{ weekday: 'MONDAY', opens: '09:00', closes: '24:00' }],
  spaces: [
    {
      id: 's', slug: 'yoga', name: '瑜伽室', policy, ownRules: { ...nothing, checkIn: true, horizonDays: 7 }, quotas: [],
      ownQuotas: [{ scope: 'SPACE', holder: 'PERSON', measure: 'HOURS', period: 'WEEK', limit: 3 }], openingHours: [], ownOpeningHours: [],
    },
  ],
}

describe('what is written about rules', () => {
  it('sends back what was read', () => {
    const place = placeOf(community, null)
    expect(inputOf(place, place.draft)).toMatchObject({
      placeId: 'c', rules: { maxLength: 'PT120M', minLength: null, checkIn: null, eligibility: null, releaseTime: null },
      openingHours: community.openingHours, quotas: [],
    })
  })

  it('keeps the word of a space apart from its centre', () => {
    const place = placeOf(community, 'yoga')
    expect(inputOf(place, place.draft)).toMatchObject({
      placeId: 's', rules: { maxLength: null, checkIn: true, horizonDays: 7 }, openingHours: [],
      quotas: [{ holder: 'PERSON', measure: 'HOURS', period: 'WEEK', limit: 3 }],
    })
  })

  it('finds what can not be sent', () => {
    const { draft } = placeOf(community, null)
    expect([...mistakes(draft)]).toEqual([])
    const bad = { ...draft, texts: { ...draft.texts, setUp: '-5' }, week: [{ weekday: 'MONDAY', opens: '10:00', closes: '09:00' }], quotas: [{ holder: 'PERSON', measure: 'HOURS', period: 'DAY', limit: '' }] } as const
    expect([...mistakes(bad)]).toEqual(['setUp', 'week', 'quotas'])
    expect(same(draft, bad)).toBe(false)
  })
})
