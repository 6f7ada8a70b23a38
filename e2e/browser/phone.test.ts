import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { Scene } from './fixtures/scene.ts'

const scene = Scene.set()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

async function open(page: Page): Promise<void> {
  await page.goto('/')
  await page.locator('[data-testid="line"][data-line="live"]').waitFor()
  await page.getByRole('article').first().waitFor()
}

describe('on a phone', () => {
  it('what is free comes first, and three taps book it', async () => {
    const { page } = await scene.window({ ...phone, as: 'resident-a' })
    await open(page)
    await page.getByRole('heading', { name: /现在有 \d+ 个空间有空/ }).waitFor()
    // Whatever is free first, is looked at by its name: the order changes as soon as it is held.
    const name = (await page.getByRole('article').first().getAttribute('aria-label')) ?? 'a name'
    const card = page.getByRole('article', { name, exact: true })
    await card.getByText('有空', { exact: true }).waitFor()
    await card.getByRole('button').tap()
    const times = await page.getByRole('dialog').locator('time').innerText()
    const range = /\d\d:\d\d–\d\d:\d\d/.exec(times)?.[0] ?? 'a range'
    await page.getByRole('button', { name: '确认预约' }).tap()
    await page.getByText(`约好了：${name}，${range}`).waitFor()

    const toMine = page.getByRole('link', { name: '我的预约' })
    expect(await isCovered(toMine)).toBe(false)
    await toMine.tap()
    const mine = page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: range })
    await mine.waitFor()
  })

  it('nothing is wider than the screen', async () => {
    const { page } = await scene.window({ ...phone, as: 'resident-a' })
    for (const path of ['/', '/me', '/board/xinyu', '/playground']) {
      await page.goto(path)
      await page.getByRole('heading').first().waitFor()
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390])
    }
  })

  it('a visitor who is nobody yet is asked who they are before booking', async () => {
    const { page } = await scene.window(phone)
    await page.goto('/me')
    await page.getByText('选个演示身份，就能看到预约').waitFor()
    await page.getByRole('button', { name: '选个身份' }).tap()
    await page.getByRole('button', { name: /王演示/ }).tap()
    await page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /取消/ }) }).first().waitFor()
    expect((await page.context().cookies()).map(({ httpOnly }) => httpOnly)).toEqual([true])
  })
})

/** Whether a tap in the middle of the element would meet something else. */
function isCovered(element: Locator): Promise<boolean> {
  return element.evaluate((inside) => {
    const { left, top, width, height } = inside.getBoundingClientRect()
    return !inside.contains(document.elementFromPoint(left + width / 2, top + height / 2))
  })
}
