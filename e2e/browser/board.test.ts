import { describe, expect, it } from 'vitest'
import { hour, inWuhan, type Slot, demoDay } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import { Board, range } from './fixtures/board.ts'
import { nextClick, paintOf } from './fixtures/paint.ts'
import { Scene } from './fixtures/scene.ts'
import { freeSlot } from './fixtures/slots.ts'
import { slowLine } from './fixtures/socket.ts'

const scene = Scene.set()
const day = demoDay(1)

async function board(as: string): Promise<Board> {
  const opened = new Board((await scene.window({ as })).page)
  await opened.open('xinyu', day)
  return opened
}

function tomorrow(length = hour): Promise<Slot> {
  return freeSlot(scene.api('resident-a'), 'xinyu', 1, length)
}

const nameOf = (space: string, opened: Board) => opened.page.locator(`[data-row="${space}"]`).getByRole('rowheader').getAttribute('aria-label')

describe('two windows', () => {
  it('what one books, the other sees drawn at once', async () => {
    const [a, b] = [await board('resident-a'), await board('resident-b')]
    const slot = await tomorrow()
    await a.draw(slot)
    await a.page.getByText('已为您留住').waitFor()

    const painted = paintOf(b.page, `${await nameOf(slot.spaceId, b)}，${range(slot)}，已约`)
    const clicked = nextClick(a.page)
    await a.confirm()
    await a.says('约好了')
    await b.bar(slot, '已约').waitFor()
    await a.bar(slot, '我的').waitFor()
    const milliseconds = (await painted) - (await clicked)
    console.log(`from the click in one window to the paint in the other: ${milliseconds.toFixed(0)} ms`)
  })

  it('what someone is booking is shown to others, and comes free when they let go', async () => {
    const [a, b] = [await board('resident-a'), await board('resident-b')]
    const slot = await tomorrow()
    await a.draw(slot)
    // What is held includes preparing and cleaning, so it is found by its look.
    await b.held(slot).waitFor()
    expect(await b.held(slot).getAttribute('aria-label')).toContain('正被预约')

    await a.page.getByRole('button', { name: '不约了' }).click()
    await b.held(slot).waitFor({ state: 'detached' })
  })
})

describe('a double booking', () => {
  it('is refused with the reason and other slots, and one click books one of them', async () => {
    const { page } = await scene.window({ as: 'resident-b' })
    const line = await slowLine(page)
    const late = new Board(page)
    await late.open('xinyu', day)
    const slot = await tomorrow()

    // The other one is faster, and this window hasn't heard of it yet.
    line.hold()
    await scene.api('resident-a').book(slot)
    await late.draw(slot)
    await late.reasons.locator('[data-rule="OVERLAP"]').waitFor()
    expect(await late.reasons.locator('[data-rule="OVERLAP"]').innerText()).toMatch(/\p{Script=Han}{4,}/u)
    expect(await late.alternatives.count()).toBeGreaterThanOrEqual(2)
    expect(await violations(page)).toEqual([])

    line.release()
    const label = await late.alternatives.first().getAttribute('aria-label')
    await late.alternatives.first().click()
    await late.says('约好了')
    const [, times] = /(\d\d:\d\d–\d\d:\d\d)/.exec(label ?? '') ?? []
    await late.page.getByRole('status').getByText(times ?? 'a range').waitFor()
  })

  it('is answered in the same way by whoever presses a taken slot', async () => {
    const b = await board('resident-b')
    const slot = await tomorrow()
    await scene.api('resident-a').book(slot)
    await b.bar(slot, '已约').click()
    await b.reasons.locator('[data-rule="OVERLAP"]').waitFor()
    expect(await b.alternatives.count()).toBeGreaterThanOrEqual(2)
  })
})

describe('one’s own booking', () => {
  it('moves by dragging, and can be cancelled and taken back', async () => {
    const a = await board('resident-a')
    const wide = await tomorrow(3 * hour)
    const at = (offset: number): Slot => ({
      spaceId: wide.spaceId,
      start: inWuhan(Date.parse(wide.start) + offset * hour),
      end: inWuhan(Date.parse(wide.start) + (offset + 1) * hour),
    })
    await scene.api('resident-a').book(at(0), '合唱')
    await a.bar(at(0), '我的').waitFor()

    await a.move(at(0), at(2))
    await a.says(`改好了：${await nameOf(wide.spaceId, a)}，${range(at(2))}`)
    await a.bar(at(2), '我的').waitFor()
    await a.bar(at(0)).waitFor({ state: 'detached' })

    await a.bar(at(2), '我的').click()
    await a.page.getByRole('button', { name: '取消预约' }).click()
    await a.says('已取消')
    await a.bar(at(2)).waitFor({ state: 'detached' })
    await a.page.getByRole('button', { name: '撤销' }).click()
    await a.says('又约回来了')
    await a.bar(at(2), '我的').waitFor()
  })

  it('is not drawn again when Escape ends the drag', async () => {
    const a = await board('resident-a')
    const wide = await tomorrow(2 * hour)
    const booked = { ...wide, end: inWuhan(Date.parse(wide.start) + hour) }
    await scene.api('resident-a').book(booked)
    const bar = a.bar(booked, '我的')
    await bar.waitFor()
    const box = await bar.boundingBox()
    if (!box) throw new Error('the bar is not drawn')
    await a.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await a.page.mouse.down()
    await a.page.mouse.move(box.x + box.width * 1.5, box.y + box.height / 2)
    await a.page.locator('[data-free]').waitFor()
    await a.page.keyboard.press('Escape')
    await a.page.locator('[data-free]').waitFor({ state: 'detached' })
    await a.page.mouse.up()
    expect(await a.page.getByRole('dialog').count()).toBe(0)
    expect(await bar.count()).toBe(1)
  })
})

describe('with the keyboard alone', () => {
  it('a slot is found, heard, chosen and booked', async () => {
    const a = await board('resident-a')
    const slot = await tomorrow()
    const voice = a.page.getByTestId('board-voice')
    const { keyboard } = a.page
    await a.grid.focus()
    const rows = await a.page.locator('[data-track]').evaluateAll((tracks) => tracks.map((track) => track.getAttribute('data-track')))
    for (let row = 0; row < rows.indexOf(slot.spaceId); row++) await keyboard.press('ArrowDown')
    await keyboard.press('Home')
    const time = range(slot).slice(0, 5)
    const steps = await stepsTo(a, time)
    for (let step = 0; step < steps; step++) await keyboard.press('ArrowRight')
    await voice.getByText(`${await nameOf(slot.spaceId, a)}，${time}，空着`).waitFor()

    await keyboard.press('Enter')
    for (let step = 0; step < 3; step++) await keyboard.press('ArrowRight')
    await voice.getByText(range(slot)).waitFor()
    await keyboard.press('Enter')

    const dialog = a.page.getByRole('dialog')
    await dialog.getByText('已为您留住').waitFor()
    expect(await violations(a.page)).toEqual([])
    const confirm = dialog.getByRole('button', { name: '确认预约' })
    while (!(await confirm.evaluate((button) => button === document.activeElement))) await keyboard.press('Tab')
    await keyboard.press('Enter')
    await a.says('约好了')
    await a.bar(slot, '我的').waitFor()
  })
})

/** How many quarters of an hour the board's beginning lies before the time. */
async function stepsTo(opened: Board, time: string): Promise<number> {
  const first = await opened.page.getByRole('columnheader').last().locator('time').first().innerText()
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  return (minutes(time) - minutes(first)) / 15
}
