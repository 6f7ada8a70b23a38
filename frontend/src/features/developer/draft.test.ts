import { describe, expect, it } from 'vitest'
import { fullDate } from '@/ui/dates'
import { changed, emptyDraft, inOrder, ready, toggled } from './draft'
import { starter, tools } from './starters'

describe('a draft', () => {
  const named = changed(emptyDraft(), { name: '  网站日历 ' })

  it('keeps its key while nothing changes, so that asking twice makes one token', () => {
    expect(ready(named)?.key).toBe(named.key)
    expect(changed(named, { days: 7 }).key).not.toBe(named.key)
  })

  it('is ready with a name and a scope', () => {
    expect(ready(emptyDraft())).toBeNull()
    expect(ready(changed(named, { scopes: [] }))).toBeNull()
    expect(ready(named)).toMatchObject({ name: '网站日历', scopes: ['READ'], days: 30 })
  })

  it('takes up scopes and drops them, always in the same order', () => {
    expect(toggled(['BOOK'], 'READ')).toEqual(['READ', 'BOOK'])
    expect(toggled(['READ', 'BOOK'], 'READ')).toEqual(['BOOK'])
    expect(inOrder(['BOOK', 'READ'])).toEqual(['READ', 'BOOK'])
  })
})

it('writes dates with their year, by the clock of the community', () => {
  const at = Date.parse('2026-12-31T20:00:00Z')
  expect([fullDate(at, 'Asia/Shanghai', 'zh-CN'), fullDate(at, 'Asia/Shanghai', 'en')]).toEqual(['2027年1月1日', '1 Jan 2027'])
})

it.each(tools)('%s starts at this very server and holds no secret', (tool) => {
  const text = starter(tool, 'https://youkong.example')
  expect(text).toContain('https://youkong.example/api/graphql')
  expect(text).toContain('YOUKONG_TOKEN')
  expect(text).not.toMatch(/yk_/)
})
