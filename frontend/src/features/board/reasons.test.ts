import { expect, it } from 'vitest'
import en from '@/i18n/en.rest.json'
import zh from '@/i18n/zh-CN.rest.json'
import { LONGEST_REASON, quickReasons, reasonGiven } from './reasons'

it('wants five characters that say something', () => {
  expect(reasonGiven('  电话 ')).toBeNull()
  expect(reasonGiven('        ')).toBeNull()
  expect(reasonGiven(' 联系取回钥匙 ')).toBe('联系取回钥匙')
})

it.each([zh, en])('offers reasons that the server would take', (texts) => {
  for (const reason of quickReasons) {
    expect(reasonGiven(texts.board.why[reason])).not.toBeNull()
    expect(texts.board.why[reason].length).toBeLessThanOrEqual(LONGEST_REASON)
  }
})
