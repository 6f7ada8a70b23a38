// @vitest-environment happy-dom
import { act, useEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, expect, it, vi } from 'vitest'
import { restOfTexts, startTexts } from '@/i18n'
import { at } from '@/live/fixture'
import { Toasts } from '../Toasts'
import type { OwnBooking } from './model'
import { useReport } from './useReport'

const booking: OwnBooking = {
  id: 'b1',
  kind: 'PERSONAL',
  status: 'CONFIRMED',
  start: at('14:00'),
  end: at('15:00'),
  units: 1,
  attendees: 3,
  title: null,
  organisationName: null,
  holdExpiresAt: null,
  occursAt: null,
  dueAt: null,
  checkInFrom: '2026-03-02T13:45:00+08:00',
  decisionReason: null,
  canMove: true,
  canCancel: true,
  space: { id: 's1', name: '会议室', floor: '2F', community: { id: 'c1', slug: 'xinyu', name: '新育社区', timeZone: 'Asia/Shanghai' } },
}

beforeAll(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  await startTexts('zh-CN')
  await restOfTexts()
})

function Reporter({ told }: { told: OwnBooking }) {
  const report = useRef(useReport())
  useEffect(() => report.current.booked(told), [told])
  return <Toasts />
}

it.each([
  [true, 1],
  [false, 0],
])('offers the way back after booking only where there is one: %s', (canCancel, buttons) => {
  const box = document.createElement('div')
  const root = createRoot(box)
  act(() => root.render(<Reporter told={{ ...booking, canCancel }} />))
  expect(box.textContent).toContain('约好了：会议室，14:00–15:00')
  expect(box.querySelectorAll('button')).toHaveLength(buttons)
  act(() => root.unmount())
})
