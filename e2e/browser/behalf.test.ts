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

async function counter(look: Look = {}, width = 1440): Promise<Board> {
  const opened = new Board((await scene.window({ as: 'staff-xinyu', look, viewport: { width, height: 900 } })).page)
  await opened.open('xinyu', day)
  return opened
}

const free = (skip = 0) => freeSlot(scene.api('staff-xinyu'), 'xinyu', 1, hour, skip)

/** Takes the keyboard to the slot on the board, and chooses it. */
async function chooseByKeys(board: Board, slot: Slot): Promise<void> {
  const { page } = board
  await board.grid.focus()
  const rows = await page.locator('[data-track]').evaluateAll((tracks) => tracks.map((track) => track.getAttribute('data-track')))
  for (let row = 0; row < rows.indexOf(slot.spaceId); row++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  const first = await page.getByRole('columnheader').last().locator('time').first().innerText()
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  for (let step = (minutes(range(slot).slice(0, 5)) - minutes(first)) / 15; step > 0; step--) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
}

const dialog = (page: Page) => page.getByRole('dialog')

describe('someone without an account', () => {
  it('gets a booking by the keyboard alone, is shown masked, and for a reason whole; the manager reads why', async () => {
    const board = await counter()
    const { page } = board
    const slot = await free()
    await chooseByKeys(board, slot)
    await dialog(page).getByText('已为您留住').waitFor()
    await tabTo(page, page.getByRole('radio', { name: '我自己' }))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, page.getByLabel('姓名'))
    await page.keyboard.press('Enter')
    await page.getByText('请填姓名').waitFor()
    await page.getByText('请填 11 位手机号').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.type('刘桂芳')
    await page.keyboard.press('Tab')
    await page.keyboard.type('138 7777 6666')
    await tabTo(page, page.getByRole('button', { name: '确认预约' }))
    await page.keyboard.press('Enter')
    await board.says('约好了')
    const bar = board.bar(slot, '已约')
    await bar.getByText('刘*').waitFor()
    expect(await page.content()).not.toContain('刘桂芳')

    await board.grid.focus()
    await page.keyboard.press('Enter')
    await dialog(page).getByText('刘* 的预约').waitFor()
    await dialog(page).getByText('代为预约，没有账号').waitFor()
    await dialog(page).getByText('138****6666').waitFor()
    await tabTo(page, page.getByRole('button', { name: '显示姓名和电话' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByLabel(/^原因/))
    await page.keyboard.type('电话')
    await page.keyboard.press('Enter')
    await page.getByText('至少 5 个字').waitFor()
    await page.keyboard.type('确认人数够不够')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    const link = page.getByRole('link', { name: '13877776666' })
    expect(await link.getAttribute('href')).toBe('tel:13877776666')
    await dialog(page).getByText('刘桂芳').waitFor()
    await dialog(page).getByText('这次查看已经记录').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await link.waitFor({ state: 'detached' })

    const manager = (await scene.window({ as: 'manager' })).page
    await manager.goto('/people?at=xinyu')
    const entry = manager.locator('[data-action="REVEAL_CONTACT"]').first()
    await entry.getByText('原因：电话确认人数够不够').waitFor()
    expect(await entry.innerText()).toContain('新*')
    expect(await manager.content()).not.toContain('刘桂芳')
  })

  it('gets a booking by the keyboard in English too', async () => {
    const board = await counter({ language: 'en' })
    const { page } = board
    const slot = await free()
    await chooseByKeys(board, slot)
    await dialog(page).getByText('Kept for you').waitFor()
    await tabTo(page, page.getByRole('radio', { name: 'Myself' }))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, page.getByLabel('Name', { exact: true }))
    await page.keyboard.press('Enter')
    await page.getByText('Please give a name').waitFor()
    await page.keyboard.type('刘桂芳')
    await page.keyboard.press('Tab')
    await page.keyboard.type('027-8577 0000')
    await tabTo(page, page.getByRole('button', { name: 'Confirm booking' }))
    await page.keyboard.press('Enter')
    await board.says('Booked: ')
    await page.getByRole('button', { name: `${range(slot)}, booked 刘*` }).waitFor()
    expect(await page.content()).not.toContain('刘桂芳')
  })

  it('is not offered to residents, nor by staff of another community', async () => {
    const slot = await free()
    for (const as of ['resident-a', 'staff-yousan']) {
      const board = new Board((await scene.window({ as })).page)
      await board.open('xinyu', day)
      await board.draw(slot)
      await dialog(board.page).getByText('已为您留住').waitFor()
      expect(await board.page.getByLabel('没有账号的人').count()).toBe(0)
      await board.page.getByRole('button', { name: '不约了' }).click()
      await board.held(slot).waitFor({ state: 'detached' })
    }
  })
})

describe('the card of a booking', () => {
  it('tells staff whose it is by mouse, takes a reason over with one tap, and cancels for who asked', async () => {
    const slot = await free()
    await scene.api('resident-b').book(slot, '合唱排练')
    const board = await counter()
    const { page } = board
    await board.bar(slot, '已约').click()
    await dialog(page).getByText('李* 的预约').waitFor()
    await page.getByRole('button', { name: '显示姓名和电话' }).click()
    await page.getByRole('button', { name: '确认是否会来' }).click()
    await page.getByRole('button', { name: '显示', exact: true }).click()
    await dialog(page).getByText('李示例').waitFor()

    await page.getByRole('button', { name: '取消这个预约' }).click()
    await dialog(page).getByText('请另外告诉对方').waitFor()
    expect(await violations(page)).toEqual([])
    await dialog(page).getByRole('button', { name: '取消预约' }).click()
    await board.says('已取消')
    await board.bar(slot).waitFor({ state: 'detached' })
  })

  it('opens from the list of a phone too', async () => {
    const slot = await free()
    await scene.api('resident-b').book(slot, '读书会')
    const { page } = await scene.window({ as: 'staff-xinyu', viewport: { width: 390, height: 844 } })
    await page.goto(`/board/xinyu?day=${day}`)
    await page.getByRole('button', { name: new RegExp(`${range(slot)}，已约.*读书会`) }).click()
    await dialog(page).getByText('李* 的预约').waitFor()
    expect(await violations(page)).toEqual([])
  })
})

const looks: Required<Look>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => (['standard', 'large'] as const).map((scale) => ({ language, theme, scale }))),
)

it.each(looks)('as $language, $theme, $scale the form and the card are accessible', async (look) => {
  const board = await counter(look)
  const { page } = board
  await chooseByKeys(board, await free())
  await page.locator('dialog button[type="submit"]:enabled').waitFor()
  await page.getByRole('radio').last().check()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.locator('[data-look="booked"]').first().click()
  await dialog(page).getByRole('button').first().click()
  expect(await violations(page)).toEqual([])
})
