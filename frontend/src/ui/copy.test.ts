// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { copy } from './copy'

afterEach(() => vi.unstubAllGlobals())

const withClipboard = (clipboard: { writeText: (text: string) => Promise<void> } | undefined, old: () => boolean) => {
  vi.stubGlobal('navigator', { clipboard })
  Object.assign(document, { execCommand: old })
}

it('uses the clipboard where there is one', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  const select = vi.fn()
  withClipboard({ writeText }, () => false)
  await expect(copy('yk_x', select)).resolves.toBe(true)
  expect(writeText).toHaveBeenCalledWith('yk_x')
  expect(select).not.toHaveBeenCalled()
})

it.each([
  ['without a clipboard', undefined],
  ['when it is forbidden', { writeText: () => Promise.reject(new Error('denied')) }],
])('copies the selection %s', async (_, clipboard) => {
  const select = vi.fn()
  withClipboard(clipboard, () => true)
  await expect(copy('yk_x', select)).resolves.toBe(true)
  expect(select).toHaveBeenCalledOnce()
})

it('says so when nothing works, and leaves the text selected', async () => {
  const select = vi.fn()
  withClipboard(undefined, () => {
    throw new Error('not supported')
  })
  await expect(copy('yk_x', select)).resolves.toBe(false)
  expect(select).toHaveBeenCalledOnce()
})
