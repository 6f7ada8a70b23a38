import { describe, expect, it } from 'vitest'
import type { OwnBookingFragment } from '@/gql/graphql'
import { at, busy, ms, space } from '@/live/fixture'
import { barsOf, type StaffBooking } from './bars'

const own: OwnBookingFragment = {
  id: 'b1',
  kind: 'PERSONAL',
  status: 'CONFIRMED',
  start: at('14:00'),
  end: at('15:00'),
  units: 1,
  attendees: 3,
  title: '读书会',
  organisationName: null,
  holdExpiresAt: null,
  occursAt: null,
  dueAt: null,
  checkInFrom: at('13:45'),
  decisionReason: null,
  canMove: true,
  canCancel: true,
  space: { id: 's1', name: '会议室', floor: '2F', community: { id: 'c1', slug: 'xinyu', name: '新育社区', timeZone: 'Asia/Shanghai' } },
}
const undone = { canDecide: false, canCheckIn: false, canEnd: false, overridden: [], overrideReason: null, bookerSuspendedUntil: null }
const staffBooking: StaffBooking = { ...own, id: 'b2', start: at('16:00'), end: at('17:00'), title: null, contact: null, booker: { id: 'p1', name: '林*', phone: null }, ...undone }
const nobody = { own: [], staff: [], promised: [] }
const taken = (rest: Partial<Parameters<typeof barsOf>[0]>) => barsOf({ live: space({ busy: [busy('14:00', '15:00'), busy('16:00', '17:00')] }), ...nobody, ...rest })

describe('what is drawn in a row', () => {
  it('says of others only that the space is taken', () => {
    expect(taken({}).map(({ look, title }) => [look, title])).toEqual([
      ['booked', null],
      ['booked', null],
    ])
  })

  it('recognises one’s own booking, also when its occupancy began later', () => {
    expect(taken({ own: [own] })[0]).toMatchObject({ look: 'mine', title: '读书会', own })
    const late = barsOf({ live: space({ busy: [busy('14:07', '15:00')] }), ...nobody, own: [own] })
    expect(late).toHaveLength(1)
    expect(late[0]).toMatchObject({ look: 'mine', start: ms('14:00') })
  })

  it('explains one interval of a pool by one booking', () => {
    const pool = space({ units: 2, busy: [busy('14:00', '15:00'), busy('14:00', '15:00')] })
    expect(barsOf({ live: pool, ...nobody, own: [own] }).map(({ look }) => look)).toEqual(['mine', 'booked'])
  })

  it('tells staff who booked', () => expect(taken({ staff: [staffBooking] })[1]).toMatchObject({ look: 'booked', title: '林*', staff: staffBooking }))

  it('shows the title of a course to everyone, and buffers as such', () => {
    const live = space({ busy: [busy('13:45', '14:00', { kind: 'SET_UP' }), busy('14:00', '15:00', { kind: 'COURSE', title: '合唱' })] })
    expect(barsOf({ live, ...nobody })).toMatchObject([
      { look: 'buffer', buffer: 'SET_UP' },
      { look: 'course', title: '合唱' },
    ])
  })

  it('recognises one’s own hold between its buffers', () => {
    const hold = { holdExpiresAt: at('13:55') }
    const live = space({ busy: [busy('13:45', '14:00', { kind: 'SET_UP', ...hold }), busy('14:00', '15:00', { kind: 'HOLD', ...hold }), busy('15:00', '15:15', { kind: 'CLEAN_UP', ...hold })] })
    const bars = (end: string, expires: string) => barsOf({ live, ...nobody, holdings: [{ spaceId: 's1', end: ms(end), expires: ms(expires) }] })
    expect(bars('15:00', '13:55')).toMatchObject([{ look: 'buffer' }, { look: 'held', byMe: true, start: ms('14:00'), end: ms('15:00') }, { look: 'buffer' }])
    // Someone else's hold at the same time runs out at another moment.
    expect(bars('15:00', '13:56').some(({ byMe }) => byMe)).toBe(false)
  })

  it('draws what was just asked for, until the feed has it', () => {
    const promised = [{ id: 1, spaceId: 's1', start: ms('14:00'), end: ms('15:00'), title: null }]
    expect(barsOf({ live: space(), ...nobody, promised }).map(({ look }) => look)).toEqual(['saving'])
    expect(taken({ own: [own], promised }).map(({ look }) => look)).toEqual(['mine', 'booked'])
  })

  it('leaves the old place of a booking that is being moved', () => {
    const promised = [{ id: 1, spaceId: 's1', start: ms('18:00'), end: ms('19:00'), title: null, replaces: 'b1' }]
    expect(taken({ own: [own], promised }).map(({ look, start }) => [look, start])).toEqual([
      ['booked', ms('16:00')],
      ['saving', ms('18:00')],
    ])
    expect(taken({ own: [own], leaving: ['b1'] })).toHaveLength(1)
  })
})
