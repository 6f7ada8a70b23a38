import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Api, clock, demoDay, hour, inWuhan, type Slot } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import { Board } from './fixtures/board.ts'
import type { Look } from './fixtures/browser.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { Scene } from './fixtures/scene.ts'
import { freeStarts, isPlainRoom, slotOf } from './fixtures/slots.ts'

const scene = Scene.set()
const day = 24 * hour

/** A slot that is free at the same room on so many days one after the other, from tomorrow on. */
async function freeFor(api: Api, days: number): Promise<Slot> {
  const all = await Promise.all(Array.from({ length: days }, (_, at) => api.day('xinyu', demoDay(at + 1))))
  const [first = [], ...others] = all
  const slots = first.filter(isPlainRoom).flatMap((room) =>
    freeStarts(room, hour)
      .filter((start) =>
        others.every((rooms, at) => {
          const same = rooms.find(({ spaceId }) => spaceId === room.spaceId)
          return same && freeStarts(same, hour).includes(start + (at + 1) * day)
        }),
      )
      .map((start) => slotOf(room, start, hour)),
  )
  const slot = slots[0]
  if (!slot) throw new Error(`nothing is free on ${days} days`)
  return slot
}

const later = ({ spaceId, start, end }: Slot, days: number): Slot => ({
  spaceId,
  start: inWuhan(Date.parse(start) + days * day),
  end: inWuhan(Date.parse(end) + days * day),
})

async function bookSeries(api: Api, slot: Slot, times: number): Promise<string[]> {
  const { bookSeries: done } = await api.ask<{ bookSeries: { dates: { booking: { id: string } | null }[] } }>(
    'mutation ($input: BookSeriesInput!) { bookSeries(input: $input) { dates { booking { id } } } }',
    { input: { key: `e2e-${crypto.randomUUID()}`, slot, rule: `FREQ=DAILY;COUNT=${times}`, onRefusal: 'ALL_OR_NOTHING' } },
  )
  return done.dates.flatMap(({ booking }) => (booking ? [booking.id] : []))
}

const opening = ({ spaceId, start, end }: Slot) => `/series/new?${new URLSearchParams({ space: spaceId, start, end })}`
const outcomes = (page: Page) => page.locator('[data-outcome]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-outcome')))

/** Says by the keyboard: every day, so many times. */
async function everyDay(page: Page, times: number, words = { weekly: '每周', count: '一共几次' }): Promise<void> {
  await tabTo(page, page.getByRole('radio', { name: words.weekly }))
  await page.keyboard.press('ArrowUp')
  const count = page.getByLabel(words.count)
  await tabTo(page, count)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(String(times))
}

describe('a series', () => {
  it('begins at the form of a booking, shows each date, takes something else where one is refused, and is booked', async () => {
    const slot = await freeFor(scene.api('resident-a'), 4)
    await scene.api('resident-b').book(later(slot, 1), '合唱')
    const board = new Board((await scene.window({ as: 'resident-a' })).page)
    const { page } = board
    await board.open('xinyu', demoDay(1))
    await board.draw(slot)
    await page.getByRole('link', { name: '重复预约…' }).click()
    await page.getByRole('heading', { name: '重复预约', level: 1 }).waitFor()
    expect(await violations(page)).toEqual([])

    await page.getByText('每天', { exact: true }).click()
    await page.getByLabel('一共几次').fill('4')
    await page.getByRole('button', { name: '看看每一天' }).click()
    await page.getByRole('heading', { name: `每天 ${clock(slot.start)}，共 4 次` }).waitFor()
    await page.getByText('3 天可以 · 1 天不行').waitFor()
    expect(await outcomes(page)).toEqual(['ALLOWED', 'REFUSED', 'ALLOWED', 'ALLOWED'])
    expect(await page.getByRole('button', { name: '预约这 3 天' }).isDisabled()).toBe(true)
    expect(await violations(page)).toEqual([])

    await page.locator('[data-outcome="REFUSED"]').getByRole('list').getByRole('button').first().click()
    await page.getByText('4 天可以').waitFor()
    await page.getByRole('button', { name: /^这天不约：/ }).last().click()
    await page.getByText('3 天可以 · 1 天不约').waitFor()
    await page.getByRole('button', { name: '预约这 3 天' }).click()
    await page.getByRole('heading', { name: '约好了 3 天' }).waitFor()
    await page.getByRole('link', { name: '看我的预约' }).click()
    await page.getByRole('link', { name: /^改系列/ }).nth(2).waitFor()
    expect(await page.getByRole('link', { name: /^改系列/ }).count()).toBe(3)
  })

  it('is booked by staff for someone without an account, by the keyboard alone and in English; what is refused is skipped', async () => {
    const slot = await freeFor(scene.api('staff-xinyu'), 3)
    await scene.api('resident-b').book(later(slot, 2), 'choir')
    const { page } = await scene.window({ as: 'staff-xinyu', look: { language: 'en' }, viewport: { width: 390, height: 844 } })
    await page.goto(opening(slot))
    await everyDay(page, 3, { weekly: 'By the week', count: 'How many in all' })
    await tabTo(page, page.getByRole('radio', { name: 'Myself' }))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, page.getByLabel('Name', { exact: true }))
    await page.keyboard.type('刘桂芳')
    await page.keyboard.press('Tab')
    await page.keyboard.type('13877776666')
    await tabTo(page, page.getByRole('button', { name: 'Show each date' }))
    await page.keyboard.press('Enter')
    await page.getByText('2 dates are fine · 1 is not possible').waitFor()
    await tabTo(page, page.getByRole('radio', { name: 'All or none' }))
    await page.keyboard.press('ArrowDown')
    expect(await violations(page)).toEqual([])
    await tabTo(page, page.getByRole('button', { name: 'Book these 2 dates' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '2 dates booked' }).waitFor()
    expect(await page.content()).not.toContain('刘桂芳')
  })

  it('is moved from one date on, and cancelled', async () => {
    const api = scene.api('resident-a')
    const slot = await freeFor(api, 3)
    const [, second = ''] = await bookSeries(api, slot, 3)
    const { page } = await scene.window({ as: 'resident-a' })
    await page.goto('/me')
    await page.locator(`a[href="/series/${second}"]`).click()
    await page.getByText(`每天 ${clock(slot.start)}，共 3 次`).waitFor()
    await page.getByText('这次和以后的').click()
    const from = clock(Date.parse(slot.start) + hour / 2)
    await page.getByLabel('从', { exact: true }).fill(from)
    await page.getByRole('button', { name: '看看会怎样' }).click()
    await page.getByText('2 天可以').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '改这 2 次' }).click()
    await page.getByRole('heading', { name: '改好了 2 次' }).waitFor()
    await page.goto(`/series/${second}`)
    await page.getByText(`每天 ${from}，共 2 次`).waitFor()

    await page.getByText('所有没开始的').click()
    await page.getByRole('radio', { name: '取消' }).check({ force: true })
    await page.getByRole('button', { name: '取消这 2 次' }).click()
    await page.getByRole('dialog').getByText('取消 2 次预约？').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: '取消这 2 次' }).click()
    await page.getByRole('heading', { name: '取消了 2 次' }).waitFor()
  })

  it('is nothing that strangers find', async () => {
    const api = scene.api('resident-a')
    const [first = ''] = await bookSeries(api, await freeFor(api, 2), 2)
    const { page } = await scene.window({ as: 'resident-b' })
    await page.goto(`/series/${first}`)
    await page.getByRole('heading', { name: '找不到这个系列' }).waitFor()
  })
})

const looks: Required<Look>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => (['standard', 'large'] as const).map((scale) => ({ language, theme, scale }))),
)

it.each(looks)('as $language, $theme, $scale the pages are accessible', async (look) => {
  const slot = await freeFor(scene.api('resident-b'), 2)
  const { page } = await scene.window({ as: 'resident-b', look, viewport: { width: 390, height: 844 } })
  await page.goto(opening(slot))
  await page.locator('form button[type="submit"]').click()
  await page.locator('[data-outcome="REFUSED"]').first().waitFor() // Eight weeks reach beyond the horizon.
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
