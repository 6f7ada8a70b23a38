import { expect, it } from 'vitest'
import { digitsOf, waitOf } from './code'

it.each([
  ['123', '123'],
  ['123456', '123456'],
  ['1234567', '123456'],
  ['123 456', '123456'],
  ['１２３４５６', '123456'],
  ['【有空】验证码 048213，5 分钟内有效。', '048213'],
  ['Youkong: 048213 is your code for 5 minutes', '048213'],
  ['abc', ''],
])('takes out of “%s” the digits “%s”', (text, digits) => expect(digitsOf(text)).toBe(digits))

it('counts from when the code was sent, whatever the clock of the device says', () => {
  expect(waitOf({ expiresAt: '2026-11-24T06:05:00Z', againAt: '2026-11-24T06:01:00Z' })).toBe(60_000)
  expect(waitOf({ expiresAt: '2026-11-24T06:05:00Z', againAt: '2026-11-24T05:59:00Z' })).toBe(0)
})
