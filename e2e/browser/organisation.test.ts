import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { clock, demoDay } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import { Board, range } from './fixtures/board.ts'
import type { Look } from './fixtures/browser.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { signInByCode } from './fixtures/people.ts'
import { Scene } from './fixtures/scene.ts'
import { freeSlot } from './fixtures/slots.ts'

const scene = Scene.set()

/** Someone with a phone of their own, at the page of organisations. */
async function open(phone: string, name: string, look: Look = {}, width = 1280): Promise<Page> {
  const { page, context } = await scene.window({ look, viewport: { width, height: 900 } })
  await signInByCode(context, scene.server, phone, name)
  await page.goto('/organisations')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function found(page: Page, name: string): Promise<void> {
  await page.getByLabel('单位名称').fill(name)
  await page.getByRole('button', { name: '建好' }).click()
  await page.getByRole('region', { name }).waitFor()
}

const members = (page: Page) => page.getByRole('list', { name: /^成员/ })
const bookings = (page: Page) => page.getByRole('list', { name: '单位的预约' })

describe('an organisation', () => {
  it('is founded, a colleague joins by phone and books for it, and the founder sees it at once', async () => {
    const boss = await open('13900000001', '周经理')
    await found(boss, '新枝设计')
    await boss.getByLabel('同事的手机号').fill('139 0000 0002')
    await boss.getByRole('button', { name: '发出邀请' }).click()
    await boss.getByRole('list', { name: '等待回复' }).getByText('139****0002').waitFor()
    expect(await boss.content()).not.toContain('13900000002')

    const colleague = await open('13900000002', '吴设计')
    await colleague.getByRole('button', { name: '加入「新枝设计」' }).click()
    await colleague.getByRole('region', { name: '新枝设计' }).waitFor()
    expect(await members(colleague).innerText()).toContain('周经理')

    const board = new Board(colleague)
    await board.open('xinyu', demoDay(1))
    const slot = await freeSlot(scene.api('resident-a'), 'xinyu', 1)
    await board.draw(slot)
    await colleague.getByRole('radio', { name: '新枝设计' }).check()
    await colleague.getByLabel(/做什么用/).fill('看稿')
    await board.confirm()
    await board.says('约好了')
    const bar = board.bar(slot, '我的')
    await bar.waitFor()
    expect(await bar.innerText()).toContain('新枝设计 · 看稿')

    const seen = bookings(boss).getByRole('listitem').filter({ hasText: '看稿' })
    await seen.getByText(range(slot)).waitFor()
    await colleague.goto('/me')
    await colleague.getByText('新枝设计 · 看稿').waitFor()

    await boss.getByRole('button', { name: new RegExp(`取消 .*${clock(slot.start)}`) }).click()
    await boss.getByText('已取消').waitFor()
    await seen.waitFor({ state: 'detached' })
    // It would come back as the founder's own.
    expect(await boss.getByRole('button', { name: '撤销' }).count()).toBe(0)
  })

  it('always keeps someone who looks after it, and lets go of who leaves', async () => {
    const boss = await open('13900000011', '郑会长')
    await found(boss, '邻里合唱团')
    await boss.getByLabel('同事的手机号').fill('13900000012')
    await boss.getByRole('button', { name: '发出邀请' }).click()
    const singer = await open('13900000012', '冯歌手')
    await singer.getByRole('button', { name: '加入「邻里合唱团」' }).click()
    await singer.getByRole('region', { name: '邻里合唱团' }).waitFor()
    expect(await singer.getByLabel('同事的手机号').count()).toBe(0)

    await boss.getByRole('button', { name: '退出「邻里合唱团」' }).click()
    await boss.getByRole('dialog').getByRole('button', { name: '退出' }).click()
    await boss.getByRole('alert').getByText('有成员的单位要留一位管理员').waitFor()
    await boss.keyboard.press('Escape')

    await boss.reload()
    await boss.getByRole('button', { name: '设为管理员：冯歌手' }).click()
    await boss.getByRole('button', { name: '不再管理：冯歌手' }).waitFor()
    await boss.getByRole('button', { name: '退出「邻里合唱团」' }).click()
    await boss.getByRole('dialog').getByRole('button', { name: '退出' }).click()
    await boss.getByText('还没有单位').waitFor()

    await singer.reload()
    await members(singer).getByText('冯歌手').waitFor()
    expect(await members(singer).getByRole('listitem').count()).toBe(1)
  })

  it('takes an invitation back, and the invited see it no more', async () => {
    const boss = await open('13900000021', '陈社长')
    await found(boss, '街角书社')
    await boss.getByLabel('同事的手机号').fill('13900000022')
    await boss.getByRole('button', { name: '发出邀请' }).click()
    const reader = await open('13900000022', '褚读者')
    await reader.getByText('邀请您加入「街角书社」').waitFor()
    await boss.getByRole('button', { name: '撤回给 139****0022 的邀请' }).click()
    await boss.getByText('邀请已撤回').waitFor()
    await reader.reload()
    await reader.getByText('还没有单位').waitFor()
    expect(await reader.getByText('街角书社').count()).toBe(0)
  })

  it('says in words what is wrong with a phone', async () => {
    const boss = await open('13900000031', '卫老师')
    await found(boss, '夜读小组')
    await boss.getByLabel('同事的手机号').fill('1390000')
    await boss.keyboard.press('Enter')
    await boss.getByText('请填 11 位手机号').waitFor()
    expect(await boss.getByLabel('同事的手机号').getAttribute('aria-invalid')).toBe('true')
    await boss.getByLabel('同事的手机号').fill('13900000032')
    await boss.getByText('请填 11 位手机号').waitFor({ state: 'detached' })
  })
})

it('the keyboard alone founds and invites, in English', async () => {
  const page = await open('13900000041', 'Jiang', { language: 'en' })
  await tabTo(page, page.getByLabel('Name of the organisation'))
  await page.keyboard.type('Corner Books')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Corner Books' }).waitFor()
  await tabTo(page, page.getByLabel('Their mobile number'))
  await page.keyboard.type('13900000042')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Withdraw the invitation to 139****0042' }))
  expect(await violations(page)).toEqual([])
})

it('without a network the page says so, and shows what it has', async () => {
  const { page, context, guard } = await scene.window()
  guard.tolerate(/INTERNET_DISCONNECTED/)
  await signInByCode(context, scene.server, '13900000051', '沈师傅')
  await page.goto('/organisations')
  await found(page, '修补铺')
  await page.locator('[data-testid="line"][data-line="live"]').waitFor()
  await context.setOffline(true)
  await page.locator('[data-testid="line"][data-line="lost"]').waitFor()
  await page.getByLabel('同事的手机号').fill('13900000052')
  await page.getByRole('button', { name: '发出邀请' }).click()
  await page.getByText('网络断了').waitFor()
  await members(page).getByText('沈师傅').waitFor()
  await context.setOffline(false)
  await page.locator('[data-testid="line"][data-line="live"]').waitFor()
})

const looks: Required<Look>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => (['standard', 'large'] as const).map((scale) => ({ language, theme, scale }))),
)

describe.each(looks)('as $language, $theme, $scale', (look) => {
  it.each([1280, 390])('the page is accessible and fits %i pixels', async (width) => {
    const at = looks.indexOf(look) * 2 + (width === 390 ? 1 : 0)
    const page = await open(`139000001${String(at).padStart(2, '0')}`, '韩经理', look, width)
    expect(await violations(page)).toEqual([])
    await page.locator('main input').fill('看得见的公司')
    await page.keyboard.press('Enter')
    await page.getByRole('region').waitFor()
    await page.locator('main input[type="tel"]').fill('13900000200')
    await page.keyboard.press('Enter')
    await page.getByText('139****0200').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
})
