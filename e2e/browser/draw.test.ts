import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violations } from './fixtures/axe.ts'
import type { Look, WindowOptions } from './fixtures/browser.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { Scene } from './fixtures/scene.ts'
import { transcriptOf } from './fixtures/transcript.ts'

const scene = Scene.set()
const pottery = readFileSync(join(import.meta.dirname, '../../internal/draw/testdata/pottery.json'), 'utf8')

const words = {
  'zh-CN': {
    pick: '选择摇号记录',
    example: '先看一个例子',
    held: '结果就是按公告摇出来的',
    holds: '对得上',
    broken: '对不上：第 4 步“名单”',
    place: '/entries/',
    unverifiable: '防不住主办方自己',
    failed: '打不开这份记录',
    receipt: '回执，或者遮住后的姓名、手机尾号',
    isIn: '中签，第 1 个摇到',
    waits: '候补第 1 位，第 4 个摇到',
    notFound: '名单里没有。',
    title: '摇号',
  },
  en: {
    pick: 'Choose a record',
    example: 'See an example first',
    held: 'the lots were drawn as announced',
    holds: 'holds',
    broken: 'It does not hold: step 4, “The list”',
    place: '/entries/',
    unverifiable: 'nothing held the organiser back',
    failed: 'can’t be opened',
    receipt: 'Receipt, or what the mask leaves of name and phone',
    isIn: 'Has a place: drawn as number 1',
    waits: 'Number 1 on the waitlist, drawn as number 4',
    notFound: 'It is not in the list.',
    title: 'Draw the lots',
  },
} as const

async function open(options: WindowOptions, address = '/draw/verify'): Promise<Page> {
  const { page } = await scene.window(options)
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const pick = (page: Page, text: string) =>
  page.locator('input[type=file]').setInputFiles({ name: 'transcript.json', mimeType: 'application/json', buffer: Buffer.from(text) })

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const say = words[language]
  const look = { language }

  it('a transcript that another program made holds at every step', async () => {
    const page = await open({ look })
    expect(await page.title()).toContain(say.title)
    await pick(page, pottery)
    await page.getByRole('status').getByText(say.held).waitFor()
    const steps = await page.locator('main ol').first().getByRole('heading', { level: 3 }).allInnerTexts()
    expect(steps.map((step) => step.includes(say.holds))).toEqual(Array.from({ length: 7 }, () => true))
    const [enrolled, waiting] = await page.locator('main ol:not(:has(h3))').all()
    expect((await enrolled?.innerText())?.replaceAll(/\s+/g, ' ')).toMatch(/^1 陈\* 134\*{4}0006 \S+ \S+ \S+ 2 周/)
    expect((await waiting?.innerText())?.replaceAll(/\s+/g, ' ')).toMatch(/^1 欧阳\*/)
  })

  it('a changed one says where', async () => {
    const page = await open({ look })
    await pick(page, pottery.replace('张* 138****0001', '张* 138****0002'))
    const status = page.getByRole('status')
    await status.getByText(say.broken).waitFor()
    await status.getByText(say.place).waitFor()
    expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toHaveLength(7)
    expect(await page.getByLabel(say.receipt).count()).toBe(0)
    expect(await violations(page)).toEqual([])
  })

  it('the keyboard tries the example and finds a receipt', async () => {
    const page = await open({ look })
    await tabTo(page, page.getByRole('button', { name: say.example }))
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText(say.held).waitFor()
    await pick(page, pottery)
    await page.getByText('e3ce2491cfb6').waitFor()
    await tabTo(page, page.getByLabel(say.receipt))
    const { entries, outcome } = JSON.parse(pottery)
    const receipt = (id: string) => entries.find((entry: { id: string }) => entry.id === id).hash.slice(0, 12)
    await page.keyboard.type(receipt(outcome.enrolled[0]).replace(/(.{4})/g, '$1 '))
    await page.getByText(say.isIn).waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('欧阳')
    await page.getByText(say.waits).waitFor()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('ffffffffffff')
    await page.getByText(say.notFound).waitFor()
  })
})

describe('a transcript', () => {
  it('on this server is checked from its address alone', async () => {
    const page = await open({}, '/draw/verify')
    const [asked] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('/assets/example')),
      page.getByRole('button', { name: words['zh-CN'].example }).click(),
    ])
    const linked = await open({}, `/draw/verify?transcript=${new URL(asked.url()).pathname}`)
    await linked.getByRole('status').getByText(words['zh-CN'].held).waitFor()
  })

  it('of another site is not asked for', async () => {
    const page = await open({}, '/draw/verify?transcript=https://example.org/draw.json')
    await page.getByRole('status').getByText(words['zh-CN'].failed).waitFor()
  })

  it('without a beacon is not called verifiable', async () => {
    const page = await open({})
    await pick(page, readFileSync(join(import.meta.dirname, '../../internal/draw/testdata/trusting.json'), 'utf8'))
    await page.getByRole('status').getByText(words['zh-CN'].unverifiable).waitFor()
    expect(await violations(page)).toEqual([])
  })

  it('is dropped onto the page, where crypto.subtle is missing as on a plain-http tablet, and no server answers any more', async () => {
    const { page, context } = await scene.window()
    await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }))
    await page.goto('/draw/verify')
    // All that is needed is loaded by the first check.
    await page.getByRole('button', { name: words['zh-CN'].example }).click()
    await page.getByRole('status').getByText(words['zh-CN'].held).waitFor()
    await context.route('**/graphql', (route) => route.abort())
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], 'transcript.json'))
      return transfer
    }, pottery)
    await page.locator('main [data-again]').dispatchEvent('drop', { dataTransfer: data })
    await page.getByText('e3ce2491cfb6').waitFor()
  })

  it('of a hundred thousand entrants is drawn again while the page stays awake', async () => {
    const page = await open({})
    const text = transcriptOf(100_000)
    await pick(page, text)
    await page.getByRole('progressbar').first().waitFor()
    // A page that is busy itself would not answer this until it is done.
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('status').getByText(words.en.held).waitFor({ timeout: 100_000 })
    await page.getByText('100,000 entries for 10,000 places').waitFor()
    await page.getByLabel(words.en.receipt).fill(JSON.parse(text).entries[77_777].hash)
    await page.getByText(/on the waitlist, drawn|Has a place/).waitFor()
    const waitlist = page.getByRole('heading', { name: /^Waitlist/ })
    expect(await waitlist.innerText()).toMatch(/^Waitlist 9\d,\d{3}$/)
    await page.getByRole('button', { name: 'Show 200 more' }).last().click()
    expect(await page.locator('main ol').last().getByRole('listitem').count()).toBe(224)
    // Seconds on an idle machine; the rest is for one that does other things at once.
  }, 180_000)
})

const looks: Required<Look>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => (['standard', 'large'] as const).map((scale) => ({ language, theme, scale }))),
)

describe.each(looks)('as $language, $theme, $scale', (look) => {
  it.each([1440, 390])('%i pixels wide, the page is accessible before and after', async (width) => {
    const page = await open({ look, viewport: { width, height: 844 } })
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: words[look.language].example }).click()
    await page.getByRole('status').getByText(words[look.language].held).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    const folder = process.env['YOUKONG_SHOTS']
    if (folder) await page.screenshot({ path: join(folder, `${look.language}-${look.theme}-${look.scale}-${width}.png`), fullPage: true })
  })
})
