import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violations } from './fixtures/axe.ts'
import type { Look } from './fixtures/browser.ts'
import { Scene } from './fixtures/scene.ts'

const scene = Scene.set()

const looks: Required<Look>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['standard', 'large'] as const).map((scale) => ({ language, theme, scale })),
  ),
)

const widths = [1440, 390]

async function live(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('[data-testid="line"][data-line="live"]').waitFor()
}

describe.each(looks)('as $language, $theme, $scale', (look) => {
  it.each(widths)('every page is accessible at %i pixels', async (width) => {
    const { page } = await scene.window({ as: 'resident-a', look, viewport: { width, height: 900 } })
    const found: Record<string, string[]> = {}
    for (const path of ['/', '/board/xinyu']) {
      await live(page, path)
      found[path] = await violations(page)
    }
    await page.goto('/me')
    await page.getByRole('heading', { level: 1 }).waitFor()
    found['/me'] = await violations(page)
    expect(found).toEqual({ '/': [], '/board/xinyu': [], '/me': [] })
    expect(await page.locator('html').getAttribute('lang')).toBe(look.language)
  })
})

describe('the switches of every page', () => {
  it('turn language, theme and size at once, and the device remembers them', async () => {
    const { page } = await scene.window({ as: 'resident-a', colorScheme: 'light' })
    await live(page, '/')
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    const before = { paper: await paper(), size: await size() }

    await page.getByRole('button', { name: 'Switch to English' }).click()
    await page.getByRole('button', { name: 'Large' }).click()
    await page.getByRole('button', { name: 'Theme: system' }).click()
    await page.getByRole('button', { name: 'Theme: light' }).click()
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor()
    await page.getByRole('heading', { name: 'Xinyu', exact: false }).or(page.getByText('Xinyu').first()).first().waitFor()

    expect(await paper()).not.toBe(before.paper)
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
