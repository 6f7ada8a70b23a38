import { expect, it } from 'vitest'
import { bySlot } from './bySlot'

const one = (id: number, space: string, start: string) => ({ id, space: { id: space }, start, end: '2026-11-24T16:00:00+08:00' })

it('puts those who wait for the same slot into one line, in their order', () => {
  const [ten, eleven] = ['2026-11-24T10:00:00+08:00', '2026-11-24T11:00:00+08:00']
  const lines = bySlot([one(1, 'a', ten), one(2, 'b', ten), one(3, 'a', ten), one(4, 'a', eleven)])
  expect(lines.map(({ waiters }) => waiters.map(({ id }) => id))).toEqual([[1, 3], [2], [4]])
})
