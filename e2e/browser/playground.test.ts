import { describe, expect, it } from 'vitest'
import { hour } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import type { Look } from './fixtures/browser.ts'
import { PlaygroundPage } from './fixtures/playground.ts'
import { Scene } from './fixtures/scene.ts'
import { freeSlot } from './fixtures/slots.ts'

const scene = Scene.set()

async function open(look: Look = {}, viewport = { width: 1440, height: 900 }) {
  const window = await scene.window({ look, viewport })
  const playground = new PlaygroundPage(window.page)
  await playground.open()
  return { ...window, playground }
}

describe('the playground', () => {
  it('comes from the server alone, with docs, completion and an example that runs', async () => {
    const { playground, page } = await open({ language: 'en' })
    await playground.run()
    await playground.responds('xinyu')

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    await page.locator('.graphiql-doc-explorer').getByText('Subscription', { exact: true }).waitFor()

    await page.getByRole('button', { name: 'New tab' }).click()
    await playground.editor.click()
    await page.keyboard.type('{ comm')
    await page.locator('.suggest-widget.visible').getByText('communities').first().waitFor()
  })

  it('follows availability while others book', async () => {
    const { playground, page } = await open()
    await playground.example('实时关注空闲', 'communityIds')
    await playground.run()
    await playground.responds('snapshot')
    await page.locator('.result-window').getByText('true').first().waitFor()

    const neighbour = scene.api('resident-b')
    await neighbour.book(await freeSlot(neighbour, 'xinyu', 0, hour / 2))
    // A change, and not another snapshot.
    await page.locator('.result-window').getByText('false').first().waitFor()

    await playground.stop()
  })

  it('takes a token in place of the session, and says what is missing without one', async () => {
    const { playground, page, context, guard } = await open()
    await playground.example('预约空间', 'playground-')
    await playground.run()
    await playground.responds('UNAUTHENTICATED')
    await page.getByText('先说明您是谁').waitFor()

    await playground.borrowToken('王演示')
    expect(await playground.endpoint()).toContain('/api/graphql')
    const asked = page.waitForRequest((request) => request.url() === `${scene.server.url}/api/graphql`)
    await playground.run()
    expect((await asked).headers()).toMatchObject({ authorization: 'Bearer yk_demo_resident-a' })
    expect((await asked).headers()).not.toHaveProperty('cookie')
    await playground.responds('CONFIRMED')

    await playground.example('取消预约', 'bookingId')
    await playground.run()
    await playground.responds('CANCELLED')

    const kept = await page.evaluate(() => [JSON.stringify(localStorage), JSON.stringify(sessionStorage)])
    expect(kept[0]).not.toContain('yk_demo')
    expect(kept[1]).toContain('yk_demo_resident-a')
    expect(await context.cookies()).toEqual([])
    // The browser reports the 401 of the first try, if the server chose that status.
    guard.tolerate(/status of 401/)
  })

  it.each([
    ['今天的空闲', 'communityIds', 'spaces'],
    ['问问能不能约', 'spaceId', '"allowed"'],
    ['我的预约', 'MyBookings', 'nodes'],
  ])('runs the example %s', async (name, shown, response) => {
    const { playground } = await open()
    await playground.borrowToken('王演示')
    await playground.example(name, shown)
    await playground.run()
    await playground.responds(response)
  })

  it.each<[Look, number]>([
    [{ language: 'zh-CN', theme: 'light' }, 1440],
    [{ language: 'en', theme: 'dark' }, 1440],
    [{ language: 'en', theme: 'light', scale: 'large' }, 1440],
    [{ language: 'zh-CN', theme: 'dark' }, 390],
  ])('is accessible as %o at %i pixels', async (look, width) => {
    const { playground, page } = await open(look, { width, height: 844 })
    await playground.run()
    await playground.responds('xinyu')
    await page.locator('summary').first().click()
    // GraphiQL puts a close button inside of a tab; all else is held to the rules, GraphiQL's parts included.
    expect(await violations(page, [{ rule: 'nested-interactive', within: '.graphiql-tab' }])).toEqual([])
  })
})
