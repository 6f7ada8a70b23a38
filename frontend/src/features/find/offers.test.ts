import { describe, expect, it } from 'vitest'
import type { Community, SpaceFacts } from '@/api/communities'
import { at, busy, event, ms, space } from '@/live/fixture'
import { nothingKnown } from '@/live/model'
import { apply } from '@/live/reducer'
import { windowAt } from './days'
import { matches, noFilters, readFilters } from './filters'
import { offersAt } from './offers'

const policy = { granularity: 'PT30M', minLength: 'PT30M', maxLength: 'PT4H', horizonDays: 14, setUp: 'PT0S', cleanUp: 'PT0S' }
const facts = (id: string, rest: Partial<SpaceFacts> = {}): SpaceFacts => ({
  id,
  slug: id,
  name: id,
  floor: '2F',
  kind: 'MEETING_ROOM',
  access: 'BOOKABLE',
  capacity: 12,
  amenities: [],
  units: 1,
  allocation: 'ALL',
  policy,
  ...rest,
})
const community: Community = {
  id: 'c1',
  slug: 'xinyu',
  name: '新育社区',
  address: '',
  timeZone: 'Asia/Shanghai',
  spaces: [facts('soon'), facts('long'), facts('taken'), facts('desk', { access: 'WALK_IN', policy: null, capacity: null })],
}
const live = apply(
  nothingKnown,
  event({
    spaces: [
      space({ spaceId: 'soon', until: at('15:00'), next: { state: 'BUSY', until: at('16:00') }, busy: [busy('15:00', '16:00')] }),
      space({ spaceId: 'long', until: at('21:00'), next: { state: 'CLOSED', until: null } }),
      space({ spaceId: 'taken', state: 'BUSY', occupiedBy: 'BOOKING', freeUnits: 0, until: at('15:00'), next: { state: 'FREE', until: null }, busy: [busy('13:00', '15:00')] }),
      space({ spaceId: 'desk', state: 'OPEN', until: at('21:00'), next: { state: 'CLOSED', until: null } }),
    ],
  }),
).state
const names = (now: string, filters = noFilters) => {
  const { now: free, later, done, walkIn } = offersAt([community], live, filters, ms(now))
  return [free, later, done, walkIn].map((list) => list.map((offer) => offer.space.id))
}

describe('the home page offers', () => {
  it('what is free now first, the longest free on top', () => expect(names('14:07')).toEqual([['long', 'soon'], ['taken'], [], ['desk']]))
  it('something else at three, with no word from the server', () => expect(names('15:00')).toEqual([['long', 'taken'], ['soon'], [], ['desk']]))
  it('nothing more after closing', () => expect(names('21:00')).toEqual([[], [], ['soon', 'long', 'taken'], ['desk']]))
  it('only what matches', () => {
    expect(names('14:07', { ...noFilters, people: 20 })).toEqual([[], [], [], ['desk']])
    expect(names('14:07', { ...noFilters, where: 'jingwu' })).toEqual([[], [], [], []])
    expect(names('14:07', { ...noFilters, how: 'bookable' })[3]).toEqual([])
  })
})

describe('after closing', () => {
  const open = ['2026-11-23', '2026-11-24'].map((day) => ({ start: at('08:30', day), end: at('21:00', day) }))
  const early = { start: at('08:30', '2026-11-24'), end: at('10:00', '2026-11-24'), kind: 'BOOKING' as const, units: 1, title: null, holdExpiresAt: null, offered: false }
  const twoDays = apply(nothingKnown, event({ to: '2026-11-24', spaces: [space({ spaceId: 'soon', open, busy: [early] }), space({ spaceId: 'long', open })].map((one) => ({ ...one, until: at('21:00'), next: { state: 'CLOSED', until: null } })) })).state
  const evening = offersAt([community], twoDays, noFilters, ms('21:30'))

  it('tomorrow’s first slots are offered, the earliest first', () => {
    expect(evening.tomorrow.map(({ space: { id }, slot }) => [id, slot])).toEqual([
      ['long', { start: ms('08:30', '2026-11-24'), end: ms('09:30', '2026-11-24') }],
      ['soon', { start: ms('10:00', '2026-11-24'), end: ms('11:00', '2026-11-24') }],
    ])
    expect([evening.now, evening.later, evening.done]).toEqual([[], [], []])
  })

  it('tomorrow is the day to look at, and by day today is', () => {
    const shown = (now: string) => offersAt([community], twoDays, noFilters, ms(now))
    expect(evening.tomorrow[0]?.live.open).toEqual([{ start: '2026-11-24T00:30:00Z', end: '2026-11-24T13:00:00Z' }])
    expect(shown('14:07').now[0]?.live.open).toEqual([{ start: '2026-11-23T00:30:00Z', end: '2026-11-23T13:00:00Z' }])
    expect(shown('14:07').now.map(({ day, live: { busy: taken } }) => [day, taken.length])).toEqual([['today', 0], ['today', 0]])
  })
})

describe('the window', () => {
  const wuhan = 'Asia/Shanghai'
  it('is today and tomorrow, and another one from local midnight on', () => {
    expect(windowAt([wuhan], ms('23:59'))).toEqual({ from: '2026-11-23', to: '2026-11-24' })
    expect(windowAt([wuhan], ms('00:00', '2026-11-24'))).toEqual({ from: '2026-11-24', to: '2026-11-25' })
  })
  it('holds both days of every zone', () => expect(windowAt([wuhan, 'America/New_York'], ms('08:00'))).toEqual({ from: '2026-11-22', to: '2026-11-24' }))
  it('is none without communities', () => expect(windowAt([], ms('08:00'))).toBeUndefined())
})

describe('filters', () => {
  it('fit everyone where nobody counts', () => expect(matches({ ...noFilters, people: 40 }, 'xinyu', facts('desk', { capacity: null }))).toBe(true))
  it('come back as they were kept', () => expect(readFilters({ people: 10, where: 'xinyu', how: 'walk' }, ['xinyu'])).toEqual({ people: 10, where: 'xinyu', how: 'walk' }))
  it.each([undefined, null, 3, { people: 7, where: 'gone', how: 'fly' }])('forget what makes no sense: %j', (found) => expect(readFilters(found, ['xinyu'])).toEqual(noFilters))
})
