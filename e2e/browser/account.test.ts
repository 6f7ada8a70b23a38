import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoDay } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import type { Look } from './fixtures/browser.ts'
import { signInByCode, signInByPassword } from './fixtures/people.ts'
import { Scene } from './fixtures/scene.ts'
import { freeSlot } from './fixtures/slots.ts'

const scene = Scene.set()

/** The account of someone with a phone of their own. */
async function open(phone: string, name: string, look: Look = {}, width = 1280): Promise<Page> {
  const { page, context } = await scene.window({ look, viewport: { width, height: 900 } })
  await signInByCode(context, scene.server, phone, name)
  await load(page)
  return page
}

async function load(page: Page): Promise<void> {
  await page.goto('/account')
  await page.getByRole('region').first().waitFor()
}

/** One matter of the account. */
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

describe('a profile', () => {
  it('shows the phone whole, and a new name is there at once', async () => {
    const page = await open('13500000001', '孙晓')
    await part(page, '个人信息').getByText('13500000001').waitFor()
    await page.getByRole('textbox', { name: '姓名' }).fill('孙晓明')
    await page.keyboard.press('Enter')
    await page.getByText('姓名改好了').waitFor()
    await page.getByRole('banner').getByRole('button', { name: '孙晓明' }).waitFor()
    await page.reload()
    await page.getByRole('textbox', { name: '姓名' }).and(page.locator('[value="孙晓明"]')).waitFor()
  })
})

describe('sessions', () => {
  it('are listed, and one that is ended is signed out there at once', async () => {
    const [here, there] = await Promise.all([scene.window({ as: 'resident-a' }), scene.window({ as: 'resident-a' })])
    await there.page.goto('/me')
    await there.page.locator('[data-testid="line"][data-line="live"]').waitFor()
    there.guard.tolerate(/WebSocket/)
    await load(here.page)

    const rows = part(here.page, '登录的设备').getByRole('listitem')
    await rows.filter({ hasText: '这一台' }).waitFor()
    expect(await rows.count()).toBe(2)
    await rows.getByRole('button', { name: /^让 .* 退出登录$/ }).click()
    await rows.nth(1).waitFor({ state: 'detached' })
    await there.page.getByText('选个演示身份，就能看到预约').waitFor()
    await there.page.getByText('这台设备已退出登录').waitFor()
    // Here nothing has ended.
    await here.page.reload()
    await rows.filter({ hasText: '这一台' }).waitFor()
  })

  it('all end when one signs out everywhere', async () => {
    const [here, there] = await Promise.all([scene.window({ as: 'resident-b' }), scene.window({ as: 'resident-b' })])
    for (const { guard } of [here, there]) guard.tolerate(/WebSocket/)
    await there.page.goto('/me')
    await there.page.locator('[data-testid="line"][data-line="live"]').waitFor()
    await load(here.page)
    await here.page.getByRole('button', { name: '全部退出' }).click()
    await here.page.getByRole('dialog').getByRole('button', { name: '全部退出' }).click()
    await here.page.getByText('登录后才能看账户').waitFor()
    await there.page.getByText('选个演示身份，就能看到预约').waitFor()
  })
})

describe('a password', () => {
  it('is changed by who knows the old one', async () => {
    await scene.server.makeOperator('wuwei', '吴运维', 'the first password')
    const { page, context } = await scene.window()
    await signInByPassword(context, scene.server, 'wuwei', 'the first password')
    await load(page)
    const change = async (current: string, next: string) => {
      await part(page, '密码').getByLabel(/^现在的密码/).fill(current)
      await part(page, '密码').getByLabel('新密码').fill(next)
      await page.getByRole('button', { name: '改密码' }).click()
    }
    await change('the first password', 'short')
    await part(page, '密码').getByText('新密码要 12 到 128 个字符').waitFor()
    await change('not the first one', 'the second password')
    await part(page, '密码').getByText(/密码不对|不正确/).waitFor()
    await change('the first password', 'the second password')
    await page.getByText('密码改好了').waitFor()
    const { context: fresh } = await scene.window()
    await signInByPassword(fresh, scene.server, 'wuwei', 'the second password')
  })
})

describe('children', () => {
  it('are added with consent only, and removed for good', async () => {
    const page = await open('13500000002', '李妈妈', {}, 390)
    const children = part(page, '孩子')
    await children.getByText('还没有添加孩子').waitFor()
    await children.getByRole('button', { name: '添加孩子' }).click()
    await page.keyboard.type('李小禾')
    await children.getByRole('textbox', { name: '出生日期' }).fill('2018-05-06')
    await children.getByRole('button', { name: '添加孩子' }).click()
    await children.getByText('要监护人勾选同意').waitFor()
    await children.getByRole('checkbox', { name: /我是孩子的监护人/ }).check()
    await children.getByRole('button', { name: '添加孩子' }).click()
    await children.getByText('2018年5月6日 出生').waitFor()

    await page.reload()
    await children.getByRole('button', { name: '删除 李小禾 的资料' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await children.getByText('还没有添加孩子').waitFor()
    expect(await children.getByText('李小禾').count()).toBe(0)
  })
})

describe('my data', () => {
  it('come as a file with all that is kept', async () => {
    const page = await open('13500000003', '赵先生')
    const started = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载我的数据' }).click()
    const file = await started
    expect(file.suggestedFilename()).toMatch(/^youkong-\d{4}-\d\d-\d\d\.json$/)
    const text = await readFile(await file.path(), 'utf8')
    expect(JSON.parse(text)).toBeTypeOf('object')
    expect(text).toContain('赵先生')
    expect(text).toContain('13500000003')
  })

  it('are erased by who types the word, and bookings are cancelled', async () => {
    const page = await open('13500000004', '郑女士')
    const slot = await freeSlot(scene.api('resident-a'), 'xinyu', 1)
    await page.evaluate(async (wanted) => {
      const query = 'mutation ($input: BookSpaceInput!) { bookSpace(input: $input) { booking { id } } }'
      const body = JSON.stringify({ query, variables: { input: { key: 'e2e-erase-1', slot: wanted } } })
      await fetch('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    }, slot)
    await page.getByRole('button', { name: '删除账户' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('1 个还没开始的预约会取消').waitFor()
    const go = dialog.getByRole('button', { name: '删除，不能恢复' })
    expect(await go.isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('删除')
    await dialog.getByRole('textbox').press('Enter')
    await page.getByText('账户和您的数据都已删除').waitFor()
    await page.waitForURL(`${scene.server.url}/`)
    await page.goto('/account')
    await page.getByText('登录后才能看账户').waitFor()
    const days = await scene.api('resident-a').day('xinyu', demoDay(1))
    const busy = days.find(({ spaceId }) => spaceId === slot.spaceId)?.busy ?? []
    expect(busy.some(({ start }) => Date.parse(start) === Date.parse(slot.start))).toBe(false)
  })
})

describe('when the server can not be reached', () => {
  it('the page says so and tries again', async () => {
    const { page, guard } = await scene.window({ as: 'resident-a' })
    guard.tolerate(/ERR_FAILED/)
    await page.route('**/graphql', (route) => (route.request().postData()?.includes('query Account') ? route.abort() : route.fallback()))
    await page.goto('/account')
    await page.getByText('没能加载出来').waitFor()
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: '再试一次' }).click()
    await part(page, '登录的设备').waitFor()
  })
})

const looks: Look[] = (['zh-CN', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme })))

describe.each(looks)('as $language, $theme', (look) => {
  it.each([390, 1280])('the account is accessible at %i px', async (width) => {
    const page = await open(`135001${width === 390 ? 0 : 1}000${looks.indexOf(look)}`, '陈同学', look, width)
    await page.getByRole('button', { name: /添加孩子|Add a child/ }).click()
    await page.getByRole('checkbox').waitFor()
    await page.getByRole('button', { name: /添加孩子|Add a child/ }).click()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.getByRole('button', { name: /删除账户|Erase account/ }).click()
    await page.getByRole('dialog').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('banner').getByRole('button').last().click()
    await page.getByRole('link', { name: /^(账户|Account)$/ }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})

describe('in large type', () => {
  it.each(['/signin', '/account'])('%s is accessible and no wider than a phone', async (path) => {
    const { page } = await scene.window({ as: path === '/account' ? 'resident-a' : undefined, look: { scale: 'large' }, viewport: { width: 390, height: 844 } })
    await page.goto(path)
    await page.locator('main').getByRole('textbox').first().waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})
