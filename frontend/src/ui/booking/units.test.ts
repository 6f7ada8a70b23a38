import { expect, it } from 'vitest'
import { at } from '@/live/fixture'
import { slotInput } from './actions'
import { wantedAgain, wantedOf } from './model'

const community = { id: 'c1', slug: 'xinyu', name: '新育社区', timeZone: 'Asia/Shanghai' }
const space = { id: 's1', name: '工具', floor: '1F', community }
const booking = {
  id: 'b1',
  kind: 'PERSONAL' as const,
  status: 'CONFIRMED' as const,
  start: at('14:00'),
  end: at('15:00'),
  units: 3,
  attendees: 1,
  title: null,
  organisationName: null,
  holdExpiresAt: null,
  occursAt: null, dueAt: null, checkInFrom: '2026-03-02T13:45:00+08:00', decisionReason: null,
  canMove: true,
  canCancel: true,
  space,
}
const offered = { start: at('16:00'), end: at('17:00'), relation: 'SAME_SPACE' as const, space }

it('books as many units as before when a cancellation is undone', () => expect(slotInput(wantedAgain(booking)).units).toBe(3))

it('takes an alternative with the units that were asked for', () => expect(slotInput(wantedOf(offered, 1, 3)).units).toBe(3))

it('leaves the units out where nobody chose any, so that a move keeps them', () => {
  expect(slotInput(wantedOf(offered))).toEqual({ spaceId: 's1', start: '2026-11-23T08:00:00Z', end: '2026-11-23T09:00:00Z' })
  expect(wantedAgain({ ...booking, units: 1 })).not.toHaveProperty('units')
})
