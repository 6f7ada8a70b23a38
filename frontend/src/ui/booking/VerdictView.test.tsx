// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { OfferedFragment } from '@/gql/booking'
import { restOfTexts, startTexts } from '@/i18n'
import { at } from '@/live/fixture'
import { VerdictView } from './VerdictView'

const slot = (id: string, start: string, relation: OfferedFragment['relation'], community = '新育社区'): OfferedFragment => ({
  start: at(start),
  end: at('17:00'),
  relation,
  space: { id, name: `空间${id}`, floor: '2F', community: { id: 'c', name: community, timeZone: 'Asia/Shanghai' } },
})
const refusals = [
  { rule: 'OVERLAP' as const, message: '这段时间已经有人约了。', overridable: false },
  { rule: 'MAX_LENGTH' as const, message: '一次最多 4 小时。', overridable: false },
]

let box: HTMLDivElement
let root: Root

beforeAll(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  await startTexts('zh-CN')
  await restOfTexts()
})
beforeEach(() => {
  box = document.body.appendChild(document.createElement('div'))
  root = createRoot(box)
})
afterEach(() => {
  act(() => root.unmount())
  box.remove()
})

function show(alternatives: readonly OfferedFragment[], onPick = vi.fn()) {
  act(() => root.render(<VerdictView verdict={{ refusals, alternatives }} title="约不了" invitation="这些可以" onPick={onPick} />))
  return onPick
}

it('says every reason as a sentence, in an alert', () => {
  show([])
  const alert = box.querySelector('[role="alert"]')
  expect([...(alert?.querySelectorAll('p') ?? [])].map((p) => p.textContent)).toEqual(refusals.map(({ message }) => message))
})

it('offers each alternative as a button that tells space, time and how it differs', () => {
  const onPick = show([slot('甲', '16:00', 'SAME_SPACE'), slot('乙', '15:00', 'SISTER_COMMUNITY', '邮三社区')])
  const buttons = [...box.querySelectorAll('button')]
  expect(buttons[0]?.textContent).toMatch(/16:00–17:00 空间甲 同一空间$/)
  expect(buttons[1]?.textContent).toContain('邮三社区')
  act(() => buttons[1]?.click())
  expect(onPick).toHaveBeenCalledExactlyOnceWith(slot('乙', '15:00', 'SISTER_COMMUNITY', '邮三社区'))
})

it('says what to do when nothing else is free', () => {
  show([])
  expect(box.textContent).toContain('换一天')
  expect(box.querySelector('button')).toBeNull()
})
