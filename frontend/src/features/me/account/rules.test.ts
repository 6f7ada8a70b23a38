import { describe, expect, it } from 'vitest'
import { changedChild, emptyChild, isTyped, missing, passwordFits } from './rules'

it('counts the characters of a password, not what they are stored in', () => {
  expect(['短密码', 'eleven char', 'twelve chars', '十二个汉字也是很好的密码', '😀'.repeat(12), 'x'.repeat(128), 'x'.repeat(129)].map(passwordFits)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
    false,
  ])
})

describe('a child that is being added', () => {
  const named = changedChild(emptyChild(), { name: '小明', bornOn: '2018-05-06' })

  it('needs a name, a day of birth and consent', () => {
    expect(missing(emptyChild())).toBe('name')
    expect(missing(changedChild(emptyChild(), { name: ' ' }))).toBe('name')
    expect(missing(changedChild(emptyChild(), { name: '小明' }))).toBe('bornOn')
    expect(missing(named)).toBe('consent')
    expect(missing(changedChild(named, { consent: true }))).toBeNull()
  })

  it('has another key once it is another child, so that asking twice adds one', () => {
    expect(changedChild(named, { name: '小红' }).key).not.toBe(named.key)
  })
})

it('takes the typed word in either case', () => {
  expect(['ERASE', ' erase ', 'eras', ''].map((text) => isTyped(text, 'ERASE'))).toEqual([true, true, false, false])
})
