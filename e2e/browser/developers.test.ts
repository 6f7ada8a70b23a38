import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { Api } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import type { Look } from './fixtures/browser.ts'
import { Scene } from './fixtures/scene.ts'

const scene = Scene.set()

const words = {
  'zh-CN': {
    name: '名称',
    book: '预约',
    days: '有效期',
    make: '做好令牌',
    secret: '令牌的密文',
    once: '以后再也看不到',
    done: '收好了',
    list: '读取 · 预约',
    revoke: '吊销令牌 calendar',
    final: '不能恢复',
    revokeNow: '吊销，不能恢复',
    revoked: '已吊销：calendar',
    offer: '接口能做什么',
    footer: '开发者',
  },
  en: {
    name: 'Name',
    book: 'Book',
    days: 'Works for',
    make: 'Make the token',
    secret: 'The token’s secret',
    once: 'you will not see it again',
    done: 'I have it',
    list: 'Read · Book',
    revoke: 'Revoke the token calendar',
    final: 'cannot be brought back',
    revokeNow: 'Revoke for good',
    revoked: 'Revoked: calendar',
    offer: 'What the API offers',
    footer: 'Developers',
  },
} as const

async function open(options: Parameters<Scene['window']>[0]): Promise<Page> {
  const { page } = await scene.window(options)
  await page.goto('/developers')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Goes on with Tab until the element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor()
  for (let step = 0; step < 60; step++) {
    if (await element.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not reach it')
}

const whoAmI = '{ me { person { name } } }'

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const say = words[language]

  it('the keyboard makes a token, a program uses it, and revoked it works no more', async () => {
    const page = await open({ as: 'resident-a', look: { language } })
    await tabTo(page, page.getByLabel(say.name, { exact: true }))
    await page.keyboard.type('calendar')
    await tabTo(page, page.getByRole('checkbox', { name: say.book, exact: true }))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByLabel(say.days))
    await page.keyboard.press('Home')
    expect(await page.getByLabel(say.days).inputValue()).toBe('7')
    await tabTo(page, page.getByRole('button', { name: say.make }))
    await page.keyboard.press('Enter')

    const field = page.getByRole('textbox', { name: say.secret })
    await field.waitFor()
    await page.getByText(say.once).waitFor()
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await violations(page)).toEqual([])
    const secret = await field.inputValue()
    const program = new Api(scene.server.url, secret)
    expect(await program.ask(whoAmI)).toEqual({ me: { person: { name: expect.any(String) } } })

    await tabTo(page, page.getByRole('button', { name: say.done }))
    await page.keyboard.press('Enter')
    await field.waitFor({ state: 'detached' })
    await page.reload()
    const mine = page.getByRole('listitem').filter({ hasText: 'calendar' })
    expect((await mine.innerText()).replace(/\s+/g, ' ')).toContain(say.list)
    expect(await page.content()).not.toContain(secret)

    await tabTo(page, page.getByRole('button', { name: say.revoke }))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText(say.final).first().waitFor()
    expect(await violations(page)).toEqual([])
    await tabTo(page, page.getByRole('button', { name: say.revokeNow }))
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText(say.revoked).waitFor()
    await mine.waitFor({ state: 'detached' })
    await expect(program.ask(whoAmI)).rejects.toThrow('UNAUTHENTICATED')
  })

  it('someone who is nobody yet reads what the API offers, and comes here from the footer', async () => {
    const { page } = await scene.window({ look: { language } })
    await page.goto('/')
    await page.getByRole('contentinfo').getByRole('link', { name: say.footer }).click()
    await page.getByRole('heading', { name: say.offer }).waitFor()
    const links = await page.locator('main a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    expect(links).toEqual(['/playground', '/schema.graphql', '/signin?next=%2Fdevelopers'])
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await page.getByText('package main').waitFor()
    expect(await page.title()).toContain(say.footer)
  })
})

describe('a token', () => {
  it('needs something that it may be used for', async () => {
    const page = await open({ as: 'resident-a' })
    await page.getByRole('checkbox', { name: '读取', exact: true }).click()
    await page.getByRole('alert').getByText('至少选一项。').waitFor()
    expect(await page.getByRole('button', { name: '做好令牌' }).isEnabled()).toBe(false)
  })

  it('may act as staff only where its owner is staff', async () => {
    const resident = await open({ as: 'resident-a' })
    await resident.getByRole('checkbox').first().waitFor()
    expect(await resident.getByRole('checkbox').count()).toBe(2)
    const staff = await open({ as: 'staff-xinyu' })
    await staff.getByRole('checkbox', { name: '工作人员' }).waitFor()
  })

  it('is copied where the page is not secure, and so has no clipboard', async () => {
    const { page } = await scene.window({ as: 'resident-a' })
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await page.goto('/developers')
    await page.getByLabel('名称', { exact: true }).fill('copied')
    await page.getByRole('button', { name: '做好令牌' }).click()
    const secret = await page.getByRole('textbox', { name: '令牌的密文' }).inputValue()
    await page.getByRole('region', { name: /做好了/ }).getByRole('button', { name: '复制' }).click()
    await page.getByText('已复制').waitFor()
    await page.getByRole('button', { name: '收好了' }).click()
    await page.getByLabel('名称', { exact: true }).click()
    await page.keyboard.press('Control+V')
    expect(await page.getByLabel('名称', { exact: true }).inputValue()).toBe(secret)
  })
})

const looks: Required<Look>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => (['standard', 'large'] as const).map((scale) => ({ language, theme, scale }))),
)

describe.each(looks)('as $language, $theme, $scale', (look) => {
  it.each([{ as: 'staff-xinyu', width: 1440 }, { width: 390 }])('%o finds the page accessible', async ({ as, width }) => {
    const page = await open({ ...(as && { as }), look, viewport: { width, height: 844 } })
    await (as ? page.getByRole('checkbox').first() : page.locator('main').getByRole('button', { pressed: true })).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
})
