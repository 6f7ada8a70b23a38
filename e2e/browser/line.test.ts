import { describe, expect, it } from 'vitest'
import { demoDay } from './fixtures/api.ts'
import { Board } from './fixtures/board.ts'
import { Scene } from './fixtures/scene.ts'
import { freeSlot } from './fixtures/slots.ts'

const scene = Scene.set()

describe('when the server goes away and comes back', () => {
  it('the page says so, and then shows what has changed meanwhile', async () => {
    const { page, context, guard } = await scene.window({ as: 'resident-a' })
    // The browser reports every attempt that finds no server.
    guard.tolerate(/WebSocket connection to .* failed/, /ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED)/)
    const board = new Board(page)
    await board.open('xinyu', demoDay(1))
    const slot = await freeSlot(scene.api('resident-b'), 'xinyu', 1)

    await scene.server.terminate()
    await page.locator('[data-testid="line"][data-line="lost"]').waitFor()
    await page.getByText('连接断了，正在重连').waitFor()

    // The page finds the server only after the others have changed something.
    await context.setOffline(true)
    await scene.server.again()
    await scene.api('resident-b').book(slot)
    expect(await board.bar(slot).count()).toBe(0)
    await context.setOffline(false)

    await board.bar(slot).waitFor()
    await page.locator('[data-testid="line"][data-line="live"]').waitFor()
  })
})
