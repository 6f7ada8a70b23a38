import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violations } from './fixtures/axe.ts'
import type { Look, WindowOptions } from './fixtures/browser.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { Scene } from './fixtures/scene.ts'

const scene = Scene.set()

const words = {
  'zh-CN': {
    phone: '手机号',
    code: '六位验证码',
    wrong: '验证码不对',
    name: '姓名',
    skip: '以后再说',
    bookings: '我的预约',
    staff: '工作人员用密码登录',
    enter: '登录',
    badPhone: '这不像是手机号',
  },
  en: {
    phone: 'Phone number',
    code: 'Six-digit code',
    wrong: 'That code is wrong',
    name: 'Name',
    skip: 'Not now',
    bookings: 'My bookings',
    staff: 'Staff: sign in with a password',
    enter: 'Sign in',
    badPhone: 'does not look like a phone number',
  },
} as const

type Language = keyof typeof words

async function open(path: string, options: WindowOptions = {}): Promise<Page> {
  const { page } = await scene.window(options)
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const phoneField = (page: Page, language: Language = 'zh-CN') => page.getByRole('textbox', { name: words[language].phone })
const codeField = (page: Page, language: Language = 'zh-CN') => page.getByRole('textbox', { name: words[language].code })

/** Asks for a code as a person would, and comes back with it. */
async function askFor(page: Page, phone: string, language: Language = 'zh-CN'): Promise<string> {
  const code = scene.server.codeFor(phone)
  await phoneField(page, language).fill(phone)
  await page.keyboard.press('Enter')
  await codeField(page, language).waitFor()
  return code
}

/** A code of six digits that is not the one given. */
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** As an installation for real people answers, which has nobody made up. */
async function withoutDemo(page: Page): Promise<void> {
  await page.route('**/graphql', async (route) => {
    if (!route.request().postDataJSON().query.includes('demoPeople')) return route.fallback()
    const response = await route.fetch()
    const { data } = await response.json()
    return route.fulfill({ response, json: { data: { ...data, demoPeople: [] } } })
  })
}

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const say = words[language]
  const number = language === 'en' ? '13700000001' : '13700000002'

  it('the keyboard alone signs in with a code, and a wrong one says what to do', async () => {
    const page = await open('/signin?next=/me', { look: { language } })
    await tabTo(page, phoneField(page, language))
    await page.keyboard.type('1370')
    await page.keyboard.press('Enter')
    await page.getByText(say.badPhone).waitFor()
    await page.keyboard.type(number.slice(4))
    const sent = scene.server.codeFor(number)
    await page.keyboard.press('Enter')
    const code = await sent

    await codeField(page, language).and(page.locator(':focus')).waitFor()
    await page.keyboard.type(otherThan(code))
    await page.getByText(say.wrong).waitFor()
    await codeField(page, language).and(page.locator(':focus')).waitFor()
    // The sixth digit sends it.
    await page.keyboard.type(code)

    await page.getByRole('textbox', { name: say.name }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('钱新来')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${scene.server.url}/me`)
    await page.getByRole('heading', { level: 1, name: say.bookings }).waitFor()
    await page.getByRole('button', { name: '钱新来' }).waitFor()
  })
})

describe('signing in', () => {
  it('takes the code out of a pasted message, and does not insist on a name', async () => {
    const page = await open('/signin?next=/board/xinyu')
    const code = await askFor(page, '13700000003')
    await codeField(page).fill(`【有空】验证码 ${code}，5 分钟内有效。`)
    await page.getByRole('button', { name: '以后再说' }).click()
    await page.waitForURL(`${scene.server.url}/board/xinyu`)
    await page.reload()
    await page.getByRole('banner').getByRole('button', { name: /我$/ }).waitFor()
  })

  it('never leads to another server', async () => {
    const page = await open('/signin?next=//elsewhere.example/')
    await page.locator('main').getByRole('button', { name: /演示/ }).first().click()
    await page.waitForURL(`${scene.server.url}/`)
  })

  it('counts down until another code may be asked for, and goes back to another phone', async () => {
    const page = await open('/signin')
    await askFor(page, '13700000004')
    expect(await page.getByRole('button', { name: /秒后可重新获取/ }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '换个手机号' }).click()
    expect(await phoneField(page).inputValue()).toBe('13700000004')
    // The code that is on the way still counts.
    await phoneField(page).press('Enter')
    await codeField(page).waitFor()
  })

  it('in the demo takes one click on a made-up person', async () => {
    const page = await open('/signin?next=/me')
    await page.locator('main').getByRole('button', { name: /演示/ }).first().click()
    await page.getByRole('heading', { level: 1, name: '我的预约' }).waitFor()
  })

  it('goes on with what was being booked', async () => {
    const page = await open('/', { viewport: { width: 390, height: 844 } })
    await page.getByRole('article').first().getByRole('button').click()
    await page.getByRole('dialog').getByRole('link', { name: '用手机号登录' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await codeField(page).or(phoneField(page)).waitFor()
    const code = await askFor(page, '13700000005')
    await codeField(page).fill(code)
    await page.getByRole('button', { name: '以后再说' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认预约' }).click()
    await page.getByText(/约好了/).waitFor()
  })

  it('of staff takes a login and a password', async () => {
    await scene.server.makeOperator('zhou', '周运维', 'a long enough password')
    const page = await open('/signin?next=/account')
    await page.getByRole('button', { name: words['zh-CN'].staff }).click()
    await page.getByRole('textbox', { name: '登录名' }).fill('zhou')
    await page.getByLabel('密码', { exact: true }).fill('not the password')
    await page.keyboard.press('Enter')
    await page.getByText(/密码不对|不正确|登录名或密码/).waitFor()
    await page.getByLabel('密码', { exact: true }).fill('a long enough password')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '我的账户' }).waitFor()
    expect(await page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('周运维')
  })

  it('without a network keeps what was typed and says so', async () => {
    const { page, context, guard } = await scene.window()
    guard.tolerate(/ERR_INTERNET_DISCONNECTED/, /WebSocket/)
    await page.goto('/signin')
    await phoneField(page).fill('13700000006')
    await context.setOffline(true)
    await phoneField(page).press('Enter')
    await page.locator('main').getByText(/网络/).waitFor()
    expect(await phoneField(page).inputValue()).toBe('13700000006')
    await context.setOffline(false)
    await phoneField(page).press('Enter')
    await codeField(page).waitFor()
  })
})

describe('where nobody is made up', () => {
  it.each(['/me', '/account', '/developers'])('%s leads to signing in and back', async (path) => {
    const { page } = await scene.window()
    await withoutDemo(page)
    await page.goto(path)
    await page.locator('main').getByRole('link', { name: '登录', exact: true }).click()
    await phoneField(page).waitFor()
    expect(new URL(page.url()).searchParams.get('next')).toBe(path)
    expect(await page.getByText('演示').count()).toBe(0)
  })

  it('booking leads to signing in', async () => {
    const { page } = await scene.window()
    await withoutDemo(page)
    await page.goto('/')
    await page.getByRole('article').first().getByRole('button').click()
    await page.getByRole('dialog').getByRole('link', { name: '登录' }).click()
    await phoneField(page).waitFor()
  })
})

describe('the panel behind the name', () => {
  it('leads to the account, and signs out', async () => {
    const page = await open('/', { as: 'resident-a' })
    await page.getByRole('banner').getByRole('button').last().click()
    await page.getByRole('link', { name: '账户' }).click()
    await page.getByRole('heading', { level: 1, name: '我的账户' }).waitFor()
    await page.getByRole('banner').getByRole('button').last().click()
    await page.getByRole('banner').getByRole('button', { name: '退出登录' }).click()
    await page.getByText('登录后才能看账户').waitFor()
  })
})

const looks: Look[] = (['zh-CN', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme })))

describe.each(looks)('as $language, $theme', (look) => {
  const language = look.language ?? 'zh-CN'
  const number = `1360000000${looks.indexOf(look)}`

  it.each([390, 1280])('every step is accessible at %i px', async (width) => {
    const page = await open('/signin', { look, viewport: { width, height: 844 } })
    await page.getByRole('button', { name: words[language].staff }).click()
    await page.locator('input[type="password"]').waitFor()
    expect(await violations(page)).toEqual([])
    await page.reload()
    await phoneField(page, language).fill('12')
    await phoneField(page, language).press('Enter')
    await page.getByText(words[language].badPhone).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)

    const code = await askFor(page, `${number.slice(0, -2)}${width === 390 ? 1 : 2}${number.slice(-1)}`, language)
    await codeField(page, language).fill(otherThan(code))
    await page.getByText(words[language].wrong).waitFor()
    expect(await violations(page)).toEqual([])
    await codeField(page, language).fill(code)
    await page.getByRole('button', { name: words[language].skip }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})
