import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { it } from 'vitest'
import { demoDay } from './fixtures/api.ts'
import { Board } from './fixtures/board.ts'
import { PlaygroundPage } from './fixtures/playground.ts'
import { Scene } from './fixtures/scene.ts'
import { freeSlot } from './fixtures/slots.ts'

const folder = join(import.meta.dirname, '../../docs/screenshots')
const scene = Scene.set()

async function shoot(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

it('home on a phone', async () => {
  const { page } = await scene.window({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, as: 'resident-a' })
  await page.goto('/')
  await page.getByRole('article').first().waitFor()
  await shoot(page, 'home-phone')
})

it('the board', async () => {
  const { page } = await scene.window({ as: 'resident-a', viewport: { width: 1280, height: 800 } })
  const board = new Board(page)
  await board.open('xinyu', demoDay(0))
  const neighbour = scene.api('resident-b')
  const slot = await freeSlot(neighbour, 'xinyu', 0)
  await neighbour.ask('mutation ($input: HoldSpaceInput!) { holdSpace(input: $input) { hold { id } } }', {
    input: { key: 'screenshot', slot },
  })
  await board.held(slot).waitFor()
  await shoot(page, 'board')
})

it('the board of the staff, dark and in English', async () => {
  const look = { language: 'en', theme: 'dark' } as const
  const { page } = await scene.window({ as: 'staff-xinyu', look, viewport: { width: 1280, height: 800 } })
  await new Board(page).open('xinyu', demoDay(0))
  await page.locator('[data-look="booked"]').first().waitFor()
  await shoot(page, 'board-dark-en')
})

it('the playground with a running subscription', async () => {
  const { page } = await scene.window({ look: { language: 'en' }, viewport: { width: 1280, height: 800 } })
  const playground = new PlaygroundPage(page)
  await playground.open()
  await playground.example('Follow availability', 'communityIds')
  await playground.run()
  await playground.responds('snapshot')
  const neighbour = scene.api('resident-a')
  await neighbour.book(await freeSlot(neighbour, 'xinyu', 0))
  await page.locator('.result-window').getByText('false').first().waitFor()
  await shoot(page, 'playground')
})
