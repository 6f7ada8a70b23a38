import { expect, it } from 'vitest'
import { at } from '@/live/fixture'
import type { StaffBooking } from './bars'
import { learn, nothingKnown } from './staffBookings'

const booking = (id: string, status: StaffBooking['status'] = 'CONFIRMED'): StaffBooking => ({
  id,
  status,
  kind: 'PERSONAL',
  start: at('14:00'),
  end: at('15:00'),
  units: 1,
  attendees: 1,
  title: null,
  canCancel: true,
  canDecide: false,
  canCheckIn: false,
  canEnd: false,
  overridden: [],
  overrideReason: null,
  decisionReason: null,
  bookerSuspendedUntil: null,
  organisationName: null,
  contact: null,
  booker: null,
  space: { id: 's1' },
})
const told = (rest: object) => ({ communityId: 'c1', since: 0, version: 5, snapshot: true, bookings: [booking('a')], removed: [], ...rest })
const known = learn(nothingKnown, told({})) ?? nothingKnown

it('begins with a snapshot', () => {
  expect([...known.bookings.keys()]).toEqual(['a'])
  expect(learn(nothingKnown, told({ snapshot: false, since: 4 }))).toBeNull()
})

it('adds and takes away what changed', () => {
  const next = learn(known, told({ snapshot: false, since: 5, version: 7, bookings: [booking('b'), booking('a', 'CANCELLED')] }))
  expect([...(next?.bookings.keys() ?? [])]).toEqual(['b'])
})

it('drops what has left the community, and only that', () => {
  const two = learn(known, told({ snapshot: false, since: 5, version: 6, bookings: [booking('b')] })) ?? nothingKnown
  const next = learn(two, told({ snapshot: false, since: 6, version: 7, bookings: [], removed: ['a', 'unheard of'] }))
  expect([...(next?.bookings.keys() ?? [])]).toEqual(['b'])
})

it('wants a snapshot after a gap, and leaves old news alone', () => {
  expect(learn(known, told({ snapshot: false, since: 6, version: 7 }))).toBeNull()
  expect(learn(known, told({ snapshot: false, since: 1, version: 4, bookings: [booking('z')] }))).toBe(known)
})
