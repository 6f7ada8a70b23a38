import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openWindow, type Window } from './fixtures/browser.ts'
import { violations } from './fixtures/axe.ts'
import { Server } from './fixtures/server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function at(time: string, doing: (window: Window) => Promise<void>, open = '/'): Promise<void> {
  const server = await Server.start(Date.parse(time))
  const window = await openWindow(browser, server.url, { as: 'resident-a', viewport: { width: 390, height: 844 } })
  try {
    await window.page.goto(open)
    await doing(window)
    expect(window.guard.findings).toEqual([])
  } finally {
    await window.context.close()
    await server.stop()
  }
}

/** Resolves when the page asks for the days from the one given. */
function asksFrom(page: Page, day: string): Promise<void> {
  return new Promise((tell) => {
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (String(payload).includes(`"from":"${day}"`)) tell()
      }),
    )
  })
}

describe('when the centres have closed', () => {
  it('the page offers tomorrow, and a tap books it', () =>
    at('2026-11-24T22:07:00+08:00', async ({ page }) => {
      await page.getByRole('heading', { name: /明天可约/ }).waitFor()
      const card = page.getByRole('article').first()
      await card.getByText('明天 08:30 开放').waitFor()
      expect(await violations(page)).toEqual([])
      await card.getByRole('button', { name: /约明天 08:30–09:30/ }).click()
      await page.getByRole('dialog').getByText('11月25日').waitFor()
      await page.getByRole('button', { name: '确认预约' }).click()
      await page.getByText(/约好了：.+08:30–09:30/).waitFor()
    }))

  it('midnight makes tomorrow today, and the page looks one day further', () =>
    at(
      '2026-11-24T23:59:52+08:00',
      async ({ page }) => {
        const asked = asksFrom(page, '2026-11-25')
        await page.goto('/')
        await page.getByRole('heading', { name: /明天可约/ }).waitFor()
        await asked
        await page.getByRole('heading', { name: /稍后可约/ }).waitFor()
        await page.getByRole('article').first().getByText('08:30 开放', { exact: true }).waitFor()
      },
      'about:blank',
    ))
})
