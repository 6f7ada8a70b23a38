import { expect, it } from 'vitest'
import { byDay } from './byDay'

it('parts the days by the clock of the place, and keeps the order', () => {
  const entries = ['2026-11-24T01:00:00Z', '2026-11-23T16:00:00Z', '2026-11-23T15:59:59Z'].map((at, number) => ({ at, number }))
  expect(byDay(entries, 'Asia/Shanghai').map((day) => day.map(({ number }) => number))).toEqual([[0, 1], [2]])
})
