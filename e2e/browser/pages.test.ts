import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoDay } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import { Board } from './fixtures/board.ts'
import type { Look } from './fixtures/browser.ts'
import { Scene } from './fixtures/scene.ts'
import { freeSlot } from './fixtures/slots.ts'

const scene = Scene.set()

const looks: Required<Look>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['standard', 'large'] as const).map((scale) => ({ language, theme, scale })),
  ),
)

async function live(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('[data-testid="line"][data-line="live"]').waitFor()
}

describe.each(looks)('as $language, $theme, $scale', (look) => {
  it('every page is accessible', async () => {
    const { page } = await scene.window({ as: 'resident-a', look })
    await live(page, '/')
    await page.getByRole('article').first().waitFor()
    expect(await violations(page)).toEqual([])

    await page.goto('/me')
    await page.getByRole('listitem').filter({ has: page.getByRole('button') }).first().waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.locator('html').getAttribute('lang')).toBe(look.language)
  })

  it('the board and its dialogs are accessible', async () => {
    const { page } = await scene.window({ as: 'resident-a', look })
    const board = new Board(page)
    await board.open('xinyu', demoDay(1))
    expect(await violations(page)).toEqual([])

    const slot = await freeSlot(scene.api('resident-a'), 'xinyu', 1)
    await board.draw(slot)
    await page.locator('dialog button[type="submit"]:enabled').waitFor()
    expect(await violations(page)).toEqual([])

    await page.keyboard.press('Escape')
    await page.locator(`[data-row="${slot.spaceId}"] [data-look="booked"]`).first().click()
    await board.alternatives.first().waitFor()
    expect(await violations(page)).toEqual([])
  })
})

describe.each([looks[0], looks.at(-1)])('on a phone as $language, $theme, $scale', (look) => {
  it.each(['/', '/board/xinyu', '/me'])('%s is accessible', async (path) => {
    const { page } = await scene.window({ as: 'resident-a', look, viewport: { width: 390, height: 844 } })
    await page.goto(path)
    await page.locator('main').getByRole('button').first().waitFor()
    expect(await violations(page)).toEqual([])
  })
})

describe('the switches of every page', () => {
  it('turn language, theme and size at once, and the device remembers them', async () => {
    const { page } = await scene.window({ as: 'resident-a', colorScheme: 'light' })
    await live(page, '/')
    const ink = () => page.evaluate(() => getComputedStyle(document.body).color)
    const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    const before = { ink: await ink(), size: await size() }

    await page.getByRole('button', { name: 'Switch to English' }).click()
    await page.getByRole('button', { name: 'Large' }).click()
    await page.getByRole('button', { name: 'Theme: system' }).click()
    await page.getByRole('button', { name: 'Theme: light' }).click()
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor()
    await page.getByRole('article').getByText('Xinyu Community').first().waitFor()

    expect(await ink()).not.toBe(before.ink)
    expect(parseFloat(await size())).toBeGreaterThan(parseFloat(before.size))
    await page.reload()
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })
})

describe('an address that leads nowhere', () => {
  it('says so and shows the way home', async () => {
    const { page } = await scene.window()
    await page.goto('/board/nowhere')
    await page.getByText('没有这个页面').or(page.getByText('没有这个社区')).first().waitFor()
    await page.getByRole('link', { name: '回首页' }).click()
    await page.waitForURL(`${scene.server.url}/`)
  })
})
