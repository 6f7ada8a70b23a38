import { expect, it } from 'vitest'
import { dialled, isPhone, isReachable } from './phone'

it.each(['13800001234', '138 0000 1234', '+86 138-0000-1234', '0086（138）00001234', '+49 30 1234567', '0033123456789'])('takes %s for a phone', (text) =>
  expect(isPhone(text)).toBe(true),
)

it.each(['', '1380000123', '12800001234', '138000012345', '030 1234567', '+86 030 123456', 'call me'])('does not take “%s” for a phone', (text) =>
  expect(isPhone(text)).toBe(false),
)

it('dials digits alone', () => expect(dialled('+49 30 123-4567')).toBe('tel:+49301234567'))

it.each(['027-8577 0000', '+86 10 6552 0000', '0728 622 0000', '13800001234'])('knows that %s can be called', (text) => expect(isReachable(text)).toBe(true))

it.each(['85770000', '027 1577 0000', '027-857'])('does not know where to call “%s”', (text) => expect(isReachable(text)).toBe(false))
