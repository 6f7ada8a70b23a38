import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoDay, hour, type Slot } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import { Board, range } from './fixtures/board.ts'
import type { Look } from './fixtures/browser.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { Scene } from './fixtures/scene.ts'
import { freeSlot } from './fixtures/slots.ts'

const scene = Scene.set()
const day = demoDay(1)
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** A slot that the resident has booked, and how to cancel it. */
async function taken(skip = 0): Promise<{ slot: Slot; cancel: () => Promise<unknown> }> {
  const resident = scene.api('resident-a')
  const slot = await freeSlot(resident, 'xinyu', 1, hour, skip)
  const { id } = await resident.book(slot, '家长会')
  const cancel = () =>
    resident.ask('mutation ($id: ID!) { cancelBooking(input: { bookingId: $id }) { refusals { rule } } }', { id })
  return { slot, cancel }
}

async function waits(handle: string, slot: Slot): Promise<void> {
  const answer = await scene.api(handle).ask<{ joinWaitlist: { refusals: unknown[] } }>(
    'mutation ($input: JoinWaitlistInput!) { joinWaitlist(input: $input) { refusals { rule } } }',
    { input: { key: `e2e-${crypto.randomUUID()}`, slot } },
  )
  expect(answer.joinWaitlist.refusals).toEqual([])
}

const place = (page: Page, slot: Slot) => page.getByRole('listitem').filter({ hasText: range(slot) })

describe('a slot that is taken', () => {
  it('is waited for on a phone; when its booker cancels the offer appears by itself, others see it held, and one tap takes it', async () => {
    const { slot } = await taken()
    const booker = new Board((await scene.window({ as: 'resident-a' })).page)
    await booker.open('xinyu', day)
    const stranger = new Board((await scene.window({ as: 'firm-member' })).page)
    await stranger.open('xinyu', day)

    const { page } = await scene.window({ ...phone, as: 'resident-b' })
    await page.goto(`/board/xinyu?day=${day}`)
    await page.locator(`section`).getByRole('button', { name: new RegExp(`${range(slot)}，已约`) }).first().tap()
    await page.getByRole('dialog').getByText('这段时间约不了').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '候补这个时间' }).tap()
    await page.getByText('已为您排上候补').waitFor()
    await page.getByText('您排在最前面').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: '看我的候补' }).tap()
    await place(page, slot).getByText('您排在最前面').waitFor()

    await booker.bar(slot, '我的').click()
    await booker.page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click()
    await booker.says('已取消')

    await place(page, slot).getByText('有空了，要不要？').waitFor()
    await place(page, slot).getByText(/还有 (29|30):\d\d/).waitFor()
    expect(await violations(page)).toEqual([])
    await stranger.bar(slot, '为候补的人留着').waitFor()
    await page.getByRole('button', { name: /^我要：/ }).tap()
    await page.getByText('约好了：').waitFor()
    await place(page, slot).getByRole('button', { name: /^取消/ }).waitFor()
    await stranger.bar(slot, '已约').waitFor()
  })

  it('goes to the next in line when it is turned down, by the keyboard and in English', async () => {
    const { slot, cancel } = await taken(1)
    await waits('resident-b', slot)
    await waits('firm-member', slot)
    const { page } = await scene.window({ as: 'resident-b', look: { language: 'en' } })
    await page.goto('/me')
    await place(page, slot).getByText('Nobody is ahead of you').waitFor()
    const next = (await scene.window({ as: 'firm-member', look: { language: 'en' } })).page
    await next.goto('/me')
    await place(next, slot).getByText('1 person is ahead of you').waitFor()
    await cancel()
    await place(page, slot).getByText('It is yours if you want it').waitFor()
    await tabTo(page, page.getByRole('button', { name: /^No thanks/ }))
    await page.keyboard.press('Enter')
    await page.getByText('It goes to the next in line').waitFor()
    await place(next, slot).getByText('It is yours if you want it').waitFor()
  })

  it('is left again, once that is confirmed', async () => {
    const { slot } = await taken(2)
    await waits('resident-b', slot)
    const { page } = await scene.window({ as: 'resident-b' })
    await page.goto('/me')
    await tabTo(page, place(page, slot).getByRole('button', { name: /^不等了/ }))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('排队的位置就没有了').waitFor()
    expect(await violations(page)).toEqual([])
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: '不等了' }))
    await page.keyboard.press('Enter')
    await page.getByText('已退出候补').waitFor()
    await place(page, slot).waitFor({ state: 'detached' })
  })
})

describe('the lines of a centre', () => {
  it('are seen by its staff in their order, live, and by nobody else', async () => {
    const { slot, cancel } = await taken(3)
    await waits('resident-b', slot)
    const staff = (await scene.window({ as: 'staff-xinyu' })).page
    await staff.goto('/board/xinyu')
    await staff.getByRole('link', { name: '候补' }).click()
    const line = staff.getByRole('region').or(staff.locator('section')).filter({ hasText: range(slot) })
    await line.getByText('李*').waitFor()
    await waits('firm-member', slot)
    await expect.poll(() => line.getByRole('listitem').count()).toBe(2)
    await cancel()
    await line.getByRole('listitem').first().getByText(/为其留到 \d\d:\d\d/).waitFor()
    expect(await violations(staff)).toEqual([])

    const resident = (await scene.window({ as: 'resident-b' })).page
    await resident.goto('/board/xinyu/waiting')
    await resident.getByText('只供本社区工作人员查看').waitFor()
  })
})

const looks: Required<Look>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => (['standard', 'large'] as const).map((scale) => ({ language, theme, scale }))),
)

it.each(looks)('as $language, $theme, $scale what one waits for and is offered is accessible, and fits a phone', async (look) => {
  if (look === looks[0]) {
    const [first, second] = [await taken(4), await taken(5)]
    await waits('firm-member', first.slot)
    await waits('firm-member', second.slot)
    await second.cancel()
  }
  const { page } = await scene.window({ ...phone, as: 'firm-member', look })
  await page.goto('/me')
  await page.locator('li[data-status="WAITING"]').first().waitFor()
  await page.locator('li[data-status="OFFERED"]').getByText(/ (2\d|30):\d\d$/).first().waitFor()
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  const shots = process.env['YOUKONG_SHOTS']
  if (shots) await page.screenshot({ path: `${shots}/me-${look.language}-${look.theme}-${look.scale}.png` })
})
