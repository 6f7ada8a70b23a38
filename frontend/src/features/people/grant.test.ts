import { expect, it } from 'vitest'
import { calledBy, emptyDraft, grantInput, isReady } from './grant'
import type { Place } from './places'

const xinyu: Place = { key: 'xinyu', kind: 'community', id: 'c1', name: '新育社区', zone: 'Asia/Shanghai', role: 'STAFF', mayGive: true }
const byLogin = { ...emptyDraft, by: 'login' as const, phone: 'left from before' }

it('finds someone by phone, and says nothing of a login', () =>
  expect(grantInput({ ...emptyDraft, phone: ' 13800001234', login: 'left' }, xinyu)).toEqual({
    phone: '13800001234',
    role: 'STAFF',
    communityId: 'c1',
    subdistrictId: null,
  }))

it('makes a login with a name, and leaves the name out where there is none', () => {
  expect(grantInput({ ...byLogin, login: 'li.na ', name: '李娜' }, xinyu)).toMatchObject({ login: 'li.na', name: '李娜' })
  expect(grantInput({ ...byLogin, login: 'li.na', name: ' ' }, xinyu)).not.toHaveProperty('name')
  expect(grantInput({ ...byLogin, login: 'li.na' }, xinyu)).not.toHaveProperty('phone')
})

it.each([
  [{ ...emptyDraft, phone: '138' }, false],
  [{ ...emptyDraft, phone: '13800001234' }, true],
  [{ ...byLogin, login: 'ab' }, false],
  [{ ...byLogin, login: '李娜李娜' }, false],
  [{ ...byLogin, login: 'li-na' }, true],
])('%o is ready: %s', (draft, ready) => expect(isReady(draft)).toBe(ready))

it('calls someone without a name by what they sign in with', () => {
  const person = { id: 'p1', phone: '138****1234' }
  expect(calledBy({ name: '', login: null, person })).toBe('138****1234')
  expect(calledBy({ name: '', login: 'li.na', person })).toBe('li.na')
  expect(calledBy({ name: '演示·李娜', login: 'li.na', person })).toBe('李娜')
})
