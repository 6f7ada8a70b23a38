import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Api } from './fixtures/api.ts'
import { violations } from './fixtures/axe.ts'
import type { Look } from './fixtures/browser.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { Scene } from './fixtures/scene.ts'

const scene = Scene.set()

async function open(path: string, as?: string, look: Look = {}, width = 1280): Promise<Page> {
  const { page } = await scene.window({ ...(as && { as }), look, viewport: { width, height: 900 } })
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function idOf(api: Api, title: string): Promise<string> {
  const { courses } = await api.ask<{ courses: { id: string; title: string }[] }>('{ courses { id title } }')
  const found = courses.find((course) => course.title === title)
  if (!found) throw new Error(`the demo has no course ${title}`)
  return found.id
}

const left = (page: Page, count: number) => page.getByText(`还剩 ${count} 个名额`)

describe('courses', () => {
  it('are listed with places that are live: who enrols in one window changes the figure in the other', async () => {
    const anyone = await open('/courses')
    const card = anyone.getByRole('listitem').filter({ hasText: '超仁咖啡志愿者招募' })
    await card.getByText('还剩 8 个名额').waitFor()
    expect(await violations(anyone)).toEqual([])

    const page = await open('/courses', 'resident-a')
    await page.getByRole('link', { name: '超仁咖啡志愿者招募' }).click()
    await page.getByRole('button', { name: '报名' }).click()
    await page.getByText('报上了：超仁咖啡志愿者招募').waitFor()
    await left(page, 7).waitFor()
    await card.getByText('还剩 7 个名额').waitFor()
    expect(await violations(page)).toEqual([])

    await page.goto('/me')
    const mine = page.getByRole('listitem').filter({ hasText: '超仁咖啡志愿者招募' })
    await mine.getByText('已报上').waitFor()
    await mine.getByRole('button', { name: '退出：超仁咖啡志愿者招募' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '退出' }).click()
    await mine.waitFor({ state: 'detached' })
    await card.getByText('还剩 8 个名额').waitFor()
  })

  it('tell in words why somebody cannot enrol, and lose nothing', async () => {
    const page = await open('/courses', 'resident-b')
    await page.getByRole('link', { name: '趣味实验课' }).click()
    await page.getByRole('button', { name: '报名' }).click()
    await page.getByRole('alert').filter({ hasText: '年龄' }).waitFor()
    await left(page, 20).waitFor()
  })

  it('give a receipt to who enters a draw, and say what is fixed already and what is to come', async () => {
    const page = await open(`/courses/${await idOf(scene.api('resident-a'), '零基础吉他')}`, 'resident-a')
    await page.getByRole('button', { name: '参加摇号' }).click()
    await page.getByText('1 份报名，抽 16 个名额').waitFor()
    await page.getByText('摇号回执').click()
    expect(await page.locator('details code').allTextContents()).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{32}$/)])
    await page.getByText('报名截止后第一期双色球').waitFor()
    expect(await violations(page)).toEqual([])
  })

  it('are enrolled in by keyboard alone, in English, on a phone, in the dark', async () => {
    const id = await idOf(scene.api('resident-b'), '青年议事会')
    const page = await open(`/courses/${id}`, 'resident-b', { language: 'en', theme: 'dark' }, 390)
    await tabTo(page, page.getByRole('button', { name: 'Enrol', exact: true }))
    await page.keyboard.press('Enter')
    await page.getByText('49 of 50 places left').waitFor()
    expect(await violations(page)).toEqual([])
    await tabTo(page, page.getByRole('button', { name: /^Withdraw from/ }))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('Enrolled', { exact: true }).waitFor()
  })

  it('that are not open yet count down and have no button, and visitors are asked to sign in', async () => {
    const page = await open('/courses', 'resident-a')
    await page.getByRole('link', { name: '职场表格与数据' }).click()
    await page.getByText('开始报名').waitFor()
    expect(await page.getByRole('button', { name: '报名' }).count()).toBe(0)
    const visitor = await open(`/courses/${await idOf(scene.api('resident-a'), '短视频剪辑')}`)
    await visitor.getByRole('link', { name: '登录后报名' }).waitFor()
    await visitor.goto('/courses/nothing')
    await visitor.getByText('没有这门课').waitFor()
  })
})
