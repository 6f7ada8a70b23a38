import { describe, expect, it } from 'vitest'
import { demoDay, hour, inWuhan, type Slot, type SpaceDay } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import { range } from './fixtures/board.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { Scene } from './fixtures/scene.ts'
import { freeStarts, slotOf } from './fixtures/slots.ts'

const scene = Scene.set()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

async function spaceOf(slug: string, offset: number): Promise<SpaceDay> {
  const found = (await scene.api('resident-a').day('jingwu', demoDay(offset))).find(({ space }) => space.slug === slug)
  if (!found) throw new Error(`there is no ${slug}`)
  return found
}

/** A time at the lounge, where staff have to agree. */
async function asked(offset: number, title: string): Promise<Slot> {
  const lounge = await spaceOf('lounge', offset)
  const start = freeStarts(lounge, hour)[0]
  if (!start) throw new Error('the lounge is full')
  const slot = slotOf(lounge, start, hour)
  await scene.api('resident-a').book(slot, title)
  return slot
}

describe('a request', () => {
  it('appears in the inbox by itself, and its booker sees that it was approved', async () => {
    const { page: staff } = await scene.window({ as: 'staff-jingwu' })
    await staff.goto('/board/jingwu/requests')
    await staff.getByRole('heading', { name: '精武社区的待审核申请' }).waitFor()
    const slot = await asked(6, '邻里议事')
    const card = staff.getByRole('listitem').filter({ hasText: range(slot) }).filter({ hasText: '邻里议事' })
    await card.getByText(/前未审核将失效/).waitFor()
    expect(await violations(staff)).toEqual([])

    const { page: booker } = await scene.window({ ...phone, as: 'resident-a' })
    await booker.goto('/me')
    const own = booker.getByRole('listitem').filter({ hasText: range(slot) }).filter({ hasText: '邻里议事' })
    await own.getByText('等工作人员批准').waitFor()
    await card.getByRole('button', { name: /^通过/ }).click()
    await staff.getByText('已通过：').waitFor()
    await card.waitFor({ state: 'detached' })
    await own.getByText('等工作人员批准').waitFor({ state: 'detached' })
  })

  it('is rejected by the keyboard with a reason that its booker reads, and taken up again', async () => {
    await asked(5, '消防培训')
    const { page: staff } = await scene.window({ as: 'staff-jingwu', look: { language: 'en' } })
    await staff.goto('/board/jingwu/requests')
    const card = staff.getByRole('listitem').filter({ hasText: '消防培训' })
    await tabTo(staff, card.getByRole('button', { name: /^Reject/ }))
    await staff.keyboard.press('Enter')
    expect(await violations(staff)).toEqual([])
    const dialog = staff.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Reject' }).click()
    await dialog.getByText('Please write a reason.').waitFor()
    await dialog.getByRole('textbox').fill('Fire drill')
    await staff.keyboard.press('Enter')
    await staff.getByText('Rejected: ').waitFor()

    const { page: booker } = await scene.window({ as: 'resident-a', look: { language: 'en' } })
    await booker.goto('/me')
    await booker.getByText('The centre says: Fire drill').waitFor()
    expect(await violations(booker)).toEqual([])
    await card.getByRole('button', { name: /^Take up again/ }).click()
    await staff.getByText('Taken up again: ').first().waitFor()
    await booker.getByText('The centre says: Fire drill').waitFor({ state: 'detached' })
  })
})

describe('checking in', () => {
  it('is done with the code at the door, on a phone', async () => {
    const room = await spaceOf('shared-meeting-room', 0)
    const slot: Slot = { spaceId: room.spaceId, start: inWuhan(Date.parse(`${demoDay(0)}T14:00:00+08:00`)), end: inWuhan(Date.parse(`${demoDay(0)}T14:30:00+08:00`)) }
    await scene.api('resident-b').book(slot)
    const { page } = await scene.window({ ...phone, as: 'resident-b' })
    await page.goto(`/checkin?space=${room.spaceId}&code=WRONG234`)
    await page.getByRole('button', { name: '签到' }).tap()
    await page.getByText('签到码不对').waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto('/me')
    await page.getByRole('button', { name: '签到：共享会议室' }).tap()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('门口的签到码').fill('meet-2468')
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '签到', exact: true }).tap()
    await page.getByText('已签到：共享会议室').waitFor()
    await page.getByRole('button', { name: '提前结束' }).tap()
    await page.getByRole('dialog').getByRole('button', { name: '提前结束' }).tap()
    await page.getByText('已结束：共享会议室').waitFor()
  })

  it('has signs to print, for the staff', async () => {
    const { page } = await scene.window({ as: 'staff-jingwu' })
    await page.goto('/board/jingwu/doors')
    await page.getByRole('img', { name: '共享会议室的签到二维码' }).waitFor()
    await page.getByText('MEET-2468').waitFor()
    expect(await violations(page)).toEqual([])
    const { page: stranger } = await scene.window({ as: 'resident-a' })
    await stranger.goto('/board/jingwu/doors')
    await stranger.getByText('这一页供社区工作人员使用').waitFor()
  })
})
