import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hour, inWuhan, minute } from './fixtures/api.ts'
import { Scene } from './fixtures/scene.ts'
import { answerSocket } from './fixtures/socket.ts'

const scene = Scene.set()

const start = Date.parse('2026-11-24T14:00:00+08:00')
const length = 2 * minute
const at = (time: number) => inWuhan(time)

/** One community at 13:59:30: its meeting room is free, and taken for two minutes from 14:00 on. The socket says no more than that. */
async function script(page: Page): Promise<string> {
  const { community } = await scene.api('resident-a').ask<{
    community: { id: string; spaces: { id: string; slug: string; name: string }[] }
  }>('{ community(slug: "xinyu") { id spaces { id slug name } } }')
  const room = community.spaces.find(({ slug }) => slug === 'meeting-room')
  if (!room) throw new Error('no meeting room')
  const now = start - minute / 2
  await page.clock.install({ time: now })
  await answerSocket(page, 'availability', async () => ({
    communityId: community.id,
    epoch: 'script',
    since: 0,
    version: 1,
    // A connection that is lost meanwhile begins anew at the page's own time.
    asOf: at(await page.evaluate(() => Date.now())),
    snapshot: true,
    from: '2026-11-24',
    to: '2026-11-24',
    spaces: [
      {
        spaceId: room.id,
        state: 'FREE',
        occupiedBy: null,
        until: at(start),
        next: { state: 'BUSY', until: at(start + length) },
        freeUnits: 1,
        units: 1,
        open: [{ start: at(start - 5 * hour), end: at(start + 6 * hour) }],
        busy: [{ start: at(start), end: at(start + length), kind: 'BOOKING', units: 1, title: null, holdExpiresAt: null }],
      },
    ],
  }))
  return room.name
}

describe('a screen that is left open', () => {
  it('turns a space busy and free at the minute, with no word from the server', async () => {
    const { page } = await scene.window()
    const name = await script(page)
    await page.goto('/')
    const card = page.getByRole('article', { name })
    await card.getByText('有空', { exact: true }).waitFor()

    await page.clock.runFor(31_000)
    await card.getByText('使用中', { exact: true }).waitFor()
    expect(await card.getByText('有空', { exact: true }).count()).toBe(0)

    await page.clock.runFor(length)
    await card.getByText('有空', { exact: true }).waitFor()
  })
})
