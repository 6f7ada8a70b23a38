import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { hour, inWuhan } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import type { Look } from './fixtures/browser.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { Scene } from './fixtures/scene.ts'

const scene = Scene.set()
const number = '03 08 15 21 29 33 + 11'

const words = {
  'zh-CN': {
    entering: '离报名截止还有',
    waiting: '名单已公布',
    ready: '都齐了，马上开始摇号',
    done: '全部摇完',
    field: '公布的号码',
    note: '记下号码',
    draw: '现在摇号',
    big: '大屏看摇号',
    again: '自己验算一遍',
    held: '结果就是按公告摇出来的',
    none: '没有可看的摇号',
  },
  en: {
    entering: 'Enrolment is open for',
    waiting: 'The list is published',
    ready: 'Everything is known',
    done: 'All lots are drawn',
    field: 'The published number',
    note: 'Note the number',
    draw: 'Draw now',
    big: 'Watch the draw on a big screen',
    again: 'Do it again yourself',
    held: 'the lots were drawn as announced',
    none: 'There is no draw to watch',
  },
} as const

/** A course of two places by draw, whose enrolment closes in some seconds, with three who have entered. */
async function announced(title: string, day: number): Promise<string> {
  const staff = scene.api('staff-jingwu')
  const { community } = await staff.ask<{ community: { id: string; spaces: { id: string; policy: object | null }[] } }>(
    '{ community(slug: "jingwu") { id spaces { id policy { granularity } } } }',
  )
  const { courses } = await staff.ask<{ courses: { seats: { asOf: string } }[] }>('{ courses { seats { asOf } } }')
  const now = Date.parse(courses[0]?.seats.asOf ?? '')
  const course = {
    titleZh: title, titleEn: title, category: 'ARTS', capacity: 2, mode: 'DRAW', beaconZh: '双色球第 2026136 期', beaconEn: 'Double Colour Ball, draw 2026136',
    enrolOpensAt: inWuhan(now), enrolClosesAt: inWuhan(now + 12_000), beaconAt: inWuhan(now + 13_000),
  }
  const made = await staff.ask<{ createCourse: { course: { id: string } } }>('mutation ($input: CreateCourseInput!) { createCourse(input: $input) { course { id } } }', {
    input: { key: crypto.randomUUID(), communityId: community.id, course },
  })
  const { id } = made.createCourse.course
  const spaceId = community.spaces.find(({ policy }) => policy)?.id
  const start = Date.parse(`${inWuhan(now + day * 24 * hour).slice(0, 10)}T06:00:00+08:00`)
  const { publishCourse } = await staff.ask<{ publishCourse: { published: boolean; outcomes: unknown } }>(
    'mutation ($input: PublishCourseInput!) { publishCourse(input: $input) { published outcomes { refusals { rule message } } } }',
    { input: { courseId: id, sessions: [{ spaceId, start: inWuhan(start), end: inWuhan(start + hour / 2) }], overrideReason: 'an evening for the draw' } },
  )
  if (!publishCourse.published) throw new Error(JSON.stringify(publishCourse))
  await Promise.all(
    ['resident-a', 'resident-b', 'firm'].map((handle, i) =>
      scene.api(handle).ask('mutation ($input: EnrolInput!) { enrol(input: $input) { refusals { message } } }', {
        input: { key: crypto.randomUUID(), courseId: id, nonce: String(i + 1).padStart(32, '0') },
      }),
    ),
  )
  return id
}

async function shoot(page: Page, name: string) {
  const folder = process.env['YOUKONG_SHOTS']
  if (folder) await page.screenshot({ path: join(folder, `ceremony-${name}.png`), fullPage: true })
}

const cases: { look: Required<Pick<Look, 'language' | 'theme'>>; width: number; height: number }[] = [
  { look: { language: 'zh-CN', theme: 'light' }, width: 1920, height: 1080 },
  { look: { language: 'en', theme: 'dark' }, width: 390, height: 844 },
]

describe.each(cases)('in $look.language, $look.theme, $width pixels wide', ({ look, width, height }) => {
  const say = words[look.language]

  it('a draw goes from the announcement to the last lot on a screen that nobody touches, and everybody can draw again', async () => {
    const id = await (look.language === 'en' ? announced('Watercolours', 20) : announced('水彩画入门', 21))
    const { page: screen } = await scene.window({ look, viewport: { width, height } })
    await screen.goto(`/courses/${id}/ceremony`)
    await screen.getByText(say.entering).waitFor()
    expect(await screen.getByRole('navigation').count()).toBe(0)
    expect(await violations(screen)).toEqual([])
    await shoot(screen, `${look.language}-1`)
    await screen.getByText(say.waiting).waitFor()

    const { page: staff } = await scene.window({ as: 'staff-jingwu', look, viewport: { width, height } })
    await staff.goto(`/board/jingwu/courses?course=${id}`)
    await staff.getByRole('link', { name: say.big }).waitFor()
    await tabTo(staff, staff.getByLabel(say.field))
    await staff.keyboard.type(number)
    await staff.keyboard.press('Enter')
    await staff.getByRole('dialog').getByRole('button', { name: say.note }).click()
    await screen.getByText(say.ready).waitFor()
    await screen.getByText(number).waitFor()
    expect(await violations(screen)).toEqual([])
    await shoot(screen, `${look.language}-2`)

    await staff.getByRole('button', { name: say.draw }).click()
    await screen.getByText(say.done).waitFor()
    expect(await screen.getByRole('listitem').count()).toBe(3)
    await screen.getByText(/[0-9a-f]{64}/).first().waitFor()
    expect(await violations(screen)).toEqual([])
    expect(await screen.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await shoot(screen, `${look.language}-3`)
    await shoot(staff, `${look.language}-desk`)

    await screen.getByRole('link', { name: say.again }).click()
    await screen.getByRole('status').getByText(say.held).waitFor()
  })
})

describe('the screen', () => {
  it('shows all lots at once to who wants nothing to move', async () => {
    const id = await announced('版画一日课', 22)
    const staff = scene.api('staff-jingwu')
    const { page } = await scene.window({ viewport: { width: 1280, height: 900 } })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(`/courses/${id}/ceremony`)
    await page.getByText(words['zh-CN'].waiting).waitFor()
    await page.getByText('随时公布').waitFor()
    await staff.ask('mutation ($input: SetBeaconInput!) { setBeacon(input: $input) { course { id } } }', { input: { courseId: id, beacon: number } })
    await staff.ask('mutation ($input: RunDrawInput!) { runDraw(input: $input) { course { id } } }', { input: { courseId: id } })
    await page.getByText(words['zh-CN'].done).waitFor()
    expect(await page.getByRole('listitem').count()).toBe(3)
    expect(await page.getByText(/张|李|王|陈|刘|赵/).allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('*')]))
  })

  it('says so where there is no draw to watch', async () => {
    const { page } = await scene.window()
    await page.goto('/courses/nothing/ceremony')
    await page.getByText(words['zh-CN'].none).waitFor()
    expect(await violations(page)).toEqual([])
  })
})
