// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, expect, it, vi } from 'vitest'
import { restOfTexts, startTexts } from '@/i18n'
import { People } from './PeopleAndPurpose'

beforeAll(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  await startTexts('zh-CN')
  await restOfTexts()
})

const warned = (value: number, capacity: number | null) => {
  const box = document.createElement('div')
  const root = createRoot(box)
  act(() => root.render(<People value={value} capacity={capacity} onChange={() => {}} />))
  const input = box.querySelector('input')
  const described = box.querySelector('[aria-live]')
  const found = { text: described?.textContent, invalid: input?.getAttribute('aria-invalid'), tied: input?.getAttribute('aria-describedby') === described?.id }
  act(() => root.unmount())
  return found
}

it('warns as soon as more people are typed than fit in', () => {
  expect(warned(13, 12)).toEqual({ text: expect.stringContaining('最多 12 人'), invalid: 'true', tied: true })
})

it.each([
  [12, 12],
  [500, null],
])('says nothing of %i people where %s fit', (value, capacity) => {
  expect(warned(value, capacity)).toEqual({ text: '', invalid: 'false', tied: true })
})
