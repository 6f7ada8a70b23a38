import { expect, it } from 'vitest'
import { ms } from '@/live/fixture'
import type { Bar } from './bars'
import { placed } from './rows'

const bar = (look: Bar['look'], start: string, end: string): Bar => ({ key: `${look} ${start}`, look, start: ms(start), end: ms(end), title: null })

it('puts buffers beside their booking, and gives them no lane of their own', () => {
  const hall = [bar('booked', '17:00', '19:00'), bar('buffer', '19:00', '19:10'), bar('booked', '19:00', '21:00'), bar('booked', '18:00', '18:30'), bar('buffer', '18:30', '18:45')]
  const lanes = Object.fromEntries(placed(hall).map(({ entry, lane }) => [entry.key, lane]))
  expect(lanes).toEqual({ 'booked 17:00': 0, 'buffer 19:00': 0, 'booked 19:00': 0, 'booked 18:00': 1, 'buffer 18:30': 1 })
})
