import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violations } from './fixtures/axe.ts'
import type { Look } from './fixtures/browser.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { Scene } from './fixtures/scene.ts'
import { freeSlot } from './fixtures/slots.ts'

const scene = Scene.set()

async function open(as: string, path: string, look: Look = {}, width = 1280): Promise<Page> {
  const { page } = await scene.window({ as, look, viewport: { width, height: 900 } })
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const effect = (page: Page, name = '改动会影响什么') => page.getByRole('region', { name })

describe('the rules of a space', () => {
  it('tell whom a change would affect before it is saved, refuse what they forbid afterwards, and leave what stands', async () => {
    const resident = scene.api('resident-a')
    const slot = await freeSlot(resident, 'yousan', 3)
    const booked = await resident.book(slot)
    const { space } = await resident.ask<{ space: { slug: string } }>('query ($id: ID!) { space(id: $id) { slug } }', { id: slot.spaceId })

    const page = await open('staff-yousan', `/board/yousan/rules?space=${space.slug}`)
    await page.getByRole('spinbutton', { name: '最长' }).fill('30')
    await effect(page).getByText('照新规则就约不上了').waitFor()
    await page.getByRole('listitem').filter({ hasText: '30 分钟' }).first().waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '不改了' }).click()
    await effect(page).waitFor({ state: 'detached' })

    await page.getByRole('spinbutton', { name: '最短' }).fill('30')
    await page.getByRole('spinbutton', { name: '最长' }).fill('30')
    await page.getByRole('button', { name: '保存规则' }).click()
    await page.getByText('规则已经保存').waitFor()
    const { checkBooking, node } = await resident.ask<{ checkBooking: { refusals: { rule: string }[] }; node: { status: string } }>(
      `query ($slot: SlotInput!, $id: ID!) {
        checkBooking(input: {slot: $slot}) { refusals { rule } }
        node(id: $id) { ... on Booking { status } }
      }`,
      { slot: { ...slot, end: slot.end }, id: booked.id },
    )
    expect(checkBooking.refusals.map(({ rule }) => rule)).toContain('MAX_LENGTH')
    expect(node.status).toBe('CONFIRMED')
  })

  it('are refused where they fit nothing, and nothing that was written is lost', async () => {
    const page = await open('staff-jingwu', '/board/jingwu/rules?space=shared-meeting-room')
    await page.getByRole('spinbutton', { name: '最短' }).fill('600')
    await page.getByRole('spinbutton', { name: '最长' }).fill('60')
    await page.getByRole('button', { name: '保存规则' }).click()
    await effect(page).getByText('有的地方写得不对').waitFor()
    expect(await page.getByRole('spinbutton', { name: '最短' }).inputValue()).toBe('600')
  })

  it('are written in English, by keyboard alone, on a phone', async () => {
    const page = await open('staff-xinyu', '/board/xinyu/rules?space=yoga-room', { language: 'en' }, 390)
    await tabTo(page, page.getByRole('button', { name: 'Add a quota' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('spinbutton', { name: 'At most' }))
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('2')
    await effect(page, 'What the change would mean').getByText('bookings to come').waitFor()
    expect(await violations(page)).toEqual([])
    await tabTo(page, page.getByRole('button', { name: 'Save the rules' }))
    await page.keyboard.press('Enter')
    await page.getByText('The rules are saved').waitFor()
    expect(await page.getByRole('spinbutton', { name: 'At most' }).inputValue()).toBe('2')
  })

  it('are for the staff of the centre alone', async () => {
    const page = await open('resident-a', '/board/xinyu/rules')
    await page.getByText('这里只给社区工作人员').waitFor()
    expect(await page.getByRole('spinbutton').count()).toBe(0)
  })
})
