import { describe, expect, it } from 'vitest'
import { clock, demoDay, hour, minute, type Slot } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import { Board, range } from './fixtures/board.ts'
import { Scene } from './fixtures/scene.ts'
import { freeStarts, slotOf } from './fixtures/slots.ts'

const scene = Scene.set()

async function slotAt(slug: string, length = hour): Promise<Slot> {
  const days = await scene.api('resident-a').day('xinyu', demoDay(1))
  const day = days.find(({ space }) => space.slug === slug)
  const start = day && freeStarts(day, length).at(-1)
  if (!day || !start) throw new Error(`no free slot at ${slug} in ${days.map(({ space }) => space.slug).join(' ')}`)
  return slotOf(day, start, length)
}

async function drawn(slot: Slot): Promise<Board> {
  const board = new Board((await scene.window({ as: 'resident-a' })).page)
  await board.open('xinyu', demoDay(1))
  await board.draw(slot)
  await board.page.getByText('已为您留住').waitFor()
  return board
}

describe('a pool', () => {
  it('is booked with as many units as one wants, and a cancellation taken back keeps them', async () => {
    const slot = await slotAt('tool-shelf', 30 * minute)
    const board = await drawn(slot)
    const { page } = board
    const units = page.getByLabel(/要几个位子/)
    for (const wanted of ['2', '3']) {
      await page.getByRole('button', { name: '多要一个' }).click()
      expect(await units.inputValue()).toBe(wanted)
    }
    expect(await violations(page)).toEqual([])
    await page.locator('dialog button[type="submit"]:enabled').waitFor()
    await board.confirm()
    await board.says('约好了')
    expect(await unitsOf(slot)).toEqual([3])

    await page.getByRole('status').getByRole('button', { name: '撤销' }).click()
    await board.says('已取消')
    expect(await unitsOf(slot)).toEqual([])
  })

  it('cannot give more units than it has', async () => {
    const { page } = await drawn(await slotAt('tool-shelf', 30 * minute))
    await page.getByLabel(/要几个位子/).fill('99')
    expect(await page.getByLabel(/要几个位子/).inputValue()).toBe('6')
    expect(await page.getByRole('button', { name: '多要一个' }).isDisabled()).toBe(true)
  })
})

/** The units of one's own bookings at the slot. */
async function unitsOf({ spaceId, start }: Slot): Promise<number[]> {
  const { me } = await scene.api('resident-a').ask<{ me: { bookings: { nodes: { units: number; status: string; start: string; space: { id: string } }[] } } }>(
    '{ me { bookings(first: 50) { nodes { units status start space { id } } } } }',
  )
  return me.bookings.nodes.filter((one) => one.status === 'CONFIRMED' && one.space.id === spaceId && Date.parse(one.start) === Date.parse(start)).map(({ units }) => units)
}

describe('too many people', () => {
  it('are warned of while typing, before anything is sent', async () => {
    const { page } = await drawn(await slotAt('meeting-room'))
    const people = page.getByLabel(/几个人来/)
    await people.fill('17')
    await page.getByText('这里最多 16 人').waitFor()
    expect(await people.getAttribute('aria-invalid')).toBe('true')
    expect(await violations(page)).toEqual([])
    await people.fill('16')
    await page.getByText('这里最多 16 人').waitFor({ state: 'detached' })
  })
})

describe('one’s own hold', () => {
  it('stands on the board as one’s own, between its buffers, while the form is open', async () => {
    const slot = await slotAt('activity-room')
    const { page } = await drawn(slot)
    await page.locator(`[data-row="${slot.spaceId}"] [data-look="held"][aria-label*="${range(slot)}，我正在约"]`).waitFor()
    // The buffers of the hold are no obstacle to staying where one is.
    const end = page.getByLabel('结束')
    expect(await end.locator('option').allInnerTexts()).toContain(clock(Date.parse(slot.start) + 30 * minute))
    expect((await end.locator('option').count()) >= 2).toBe(true)
  })
})
