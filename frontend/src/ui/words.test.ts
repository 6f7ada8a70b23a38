import i18next from 'i18next'
import { beforeAll, expect, it } from 'vitest'
import { startTexts } from '@/i18n'
import { ms } from '@/live/fixture'
import type { Moment } from '@/live/flip'
import { untilWords } from './words'

beforeAll(() => startTexts('zh-CN'))

const words = (state: Moment['state'], until: number) =>
  untilWords(i18next.t, { state, until, next: null, occupiedBy: null, freeUnits: 0 }, ms('21:30'), 'Asia/Shanghai')

it('says of another day that it is tomorrow', () => {
  expect(words('CLOSED', ms('08:30', '2026-11-24'))).toBe('明天 08:30 开放')
  expect(words('CLOSED', ms('22:30'))).toBe('22:30 开放')
})

it('ends a day at 24:00 and begins the next at 00:00', () => {
  expect(words('FREE', ms('00:00', '2026-11-24'))).toBe('空到 24:00')
  expect(words('CLOSED', ms('00:00', '2026-11-24'))).toBe('明天 00:00 开放')
})
