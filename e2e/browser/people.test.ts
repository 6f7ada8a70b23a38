import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoDay } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import { Board } from './fixtures/board.ts'
import type { Look } from './fixtures/browser.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { signInByCode, signInByPassword } from './fixtures/people.ts'
import { Scene } from './fixtures/scene.ts'
import { freeSlot } from './fixtures/slots.ts'

const scene = Scene.set()

async function open(as: string, at = 'xinyu', look: Look = {}, width = 1280): Promise<Page> {
  const { page } = await scene.window({ as, look, viewport: { width, height: 900 } })
  await page.goto(`/people?at=${at}`)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  return page
}

const holder = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

/** Gives the role of the place to a new login, and returns its first password. */
async function giveByLogin(page: Page, login: string, name: string): Promise<string> {
  await page.getByRole('radio', { name: '登录名' }).check()
  await page.getByRole('textbox', { name: '登录名' }).fill(login)
  await page.getByRole('textbox', { name: '姓名' }).fill(name)
  await page.getByRole('button', { name: '给予权限' }).click()
  const field = page.getByRole('textbox', { name: '首次密码' })
  await field.waitFor()
  return field.inputValue()
}

/** The bars of the board that say who booked. */
const named = (page: Page) => page.locator('[data-look="booked"]').filter({ hasText: '*' })

describe('a role', () => {
  it('is given by login, its first password works once it is handed over, and taken back the open board says no more whose is what', async () => {
    const manager = await open('manager')
    const password = await giveByLogin(manager, 'li.na', '李娜')
    expect(await manager.getByRole('textbox', { name: '首次密码' }).evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await violations(manager)).toEqual([])
    await manager.getByRole('button', { name: '已交给本人' }).click()
    await holder(manager, '李娜').getByText('li.na').waitFor()
    expect(await manager.content()).not.toContain(password)

    const { page, context } = await scene.window()
    await page.goto('/')
    await signInByPassword(context, scene.server, 'li.na', password)
    const board = new Board(page)
    await board.open('xinyu', demoDay(1))
    await named(page).first().waitFor()

    await manager.getByRole('button', { name: '收回 李娜 的权限' }).click()
    await manager.getByRole('dialog').getByText('马上生效').waitFor()
    expect(await violations(manager)).toEqual([])
    await manager.getByRole('dialog').getByRole('button', { name: '收回' }).click()
    await manager.getByText('已收回：李娜').waitFor()
    await named(page).first().waitFor({ state: 'detached' })
    await page.locator('[data-look="booked"]').first().waitFor()
    await holder(manager, '李娜').waitFor({ state: 'detached' })

    await manager.locator('[data-action="REVOKE_ROLE"]').first().getByText('收回了权限').waitFor()
    await manager.locator('[data-action="GRANT_ROLE"]').first().getByText('给了别人权限').waitFor()
  })

  it('given by phone is there when they first sign in', async () => {
    const manager = await open('manager', 'yousan')
    await manager.getByRole('textbox', { name: '手机号' }).fill('13900000301')
    await manager.keyboard.press('Enter')
    await holder(manager, '139****0301').waitFor()
    const { page, context } = await scene.window()
    await signInByCode(context, scene.server, '13900000301', '杨帮忙')
    const board = new Board(page)
    await board.open('yousan', demoDay(1))
    await named(page).first().waitFor()
  })

  it('of a manager is given by operators alone, and somebody always runs the installation', async () => {
    const manager = await open('manager', 'subdistrict-xinhua')
    await holder(manager, '冯街办').waitFor()
    expect(await manager.getByRole('button', { name: '给予权限' }).count()).toBe(0)
    expect(await manager.getByRole('link', { name: '整个系统' }).count()).toBe(0)

    const operator = await open('operator', 'subdistrict-xinhua')
    await giveByLogin(operator, 'zhao.lei', '赵磊')
    await operator.getByRole('link', { name: '整个系统' }).click()
    await operator.getByRole('button', { name: '收回 陈运维 的权限' }).click()
    await operator.getByRole('dialog').getByText('这是您自己的权限').waitFor()
    await operator.getByRole('dialog').getByRole('button', { name: '收回' }).click()
    await operator.getByRole('alert').getByText('总要留下一位').waitFor()
  })

  it('is not given where the login or phone makes no sense, and the page says why', async () => {
    const manager = await open('manager')
    await manager.getByRole('textbox', { name: '手机号' }).fill('12345')
    await manager.keyboard.press('Enter')
    await manager.getByText('请填 11 位手机号').waitFor()
    await manager.getByRole('radio', { name: '登录名' }).check()
    await manager.getByRole('textbox', { name: '登录名' }).fill('brand.new')
    await manager.keyboard.press('Enter')
    await manager.getByText('新登录名还要填姓名').waitFor()
  })
})

describe('the page', () => {
  it('is reached by those who may from behind their name, and by nobody else', async () => {
    const { page } = await scene.window({ as: 'manager' })
    await page.goto('/')
    await page.getByRole('button', { name: /冯街办/ }).click()
    await page.getByRole('link', { name: '人员与记录' }).click()
    await page.getByRole('heading', { name: '新育社区的工作人员' }).waitFor()
    expect(await page.title()).toContain('人员与记录')

    const resident = (await scene.window({ as: 'resident-a' })).page
    await resident.goto('/people')
    await resident.getByText('这里只给街道和系统管理人员').waitFor()
    await resident.getByRole('button', { name: /王演示/ }).click()
    await resident.getByRole('link', { name: '我的单位' }).waitFor()
    expect(await resident.getByRole('link', { name: '人员与记录' }).count()).toBe(0)
  })

  it('shows what was done page by page, the newest first', async () => {
    const neighbour = scene.api('resident-a')
    const slot = await freeSlot(neighbour, 'jingwu', 1)
    for (let round = 0; round < 16; round++) {
      const { id } = await neighbour.book(slot)
      await neighbour.ask('mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { booking { id } } }', { input: { bookingId: id } })
    }
    const page = await open('manager', 'jingwu')
    const entries = page.locator('[data-action]')
    await page.getByText('取消了预约').first().waitFor()
    expect(await entries.count()).toBe(30)
    expect(await entries.first().getAttribute('data-action')).toBe('CANCEL_BOOKING')
    await page.getByRole('button', { name: '更早的记录' }).click()
    await entries.nth(31).waitFor()
    expect(await entries.first().innerText()).toContain('王*')
    await page.getByRole('button', { name: '更早的记录' }).waitFor({ state: 'detached' })
  })

  it('is worked by the keyboard alone, in English', async () => {
    const page = await open('operator', 'jingwu', { language: 'en' })
    await tabTo(page, page.getByRole('radio', { name: 'By phone' }))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, page.getByRole('textbox', { name: 'Login' }))
    await page.keyboard.type('wang-min')
    await page.keyboard.press('Tab')
    await page.keyboard.type('王敏')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'First password' }).waitFor()
    await tabTo(page, page.getByRole('button', { name: 'Handed over' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Take back the role of 王敏' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Take back' }))
    await page.keyboard.press('Enter')
    await page.getByText('Taken back: 王敏').waitFor()
    await page.getByText('gave someone a role').first().waitFor()
  })
})

const looks: Required<Look>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => (['standard', 'large'] as const).map((scale) => ({ language, theme, scale }))),
)

describe.each(looks)('as $language, $theme, $scale', (look) => {
  it.each([1280, 390])('the page is accessible and fits %i pixels', async (width) => {
    const page = await open('operator', 'xinyu', look, width)
    await page.getByRole('radio').last().check()
    await page.locator('main ul').first().waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
})
