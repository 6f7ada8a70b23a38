import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violations } from './fixtures/axe.ts'
import type { Look } from './fixtures/browser.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { Scene } from './fixtures/scene.ts'

const scene = Scene.set()

async function open(path: string, as: string, look: Look = {}, width = 1280): Promise<Page> {
  const { page } = await scene.window({ as, look, viewport: { width, height: 900 } })
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

describe("the office's courses", () => {
  it('are written, laid out with what stands against each date, published all or none, and then seen by everybody', async () => {
    const page = await open('/board/yousan', 'staff-yousan')
    await page.getByRole('link', { name: '课程', exact: true }).last().click()
    await page.getByRole('link', { name: '新建课程' }).click()
    await page.getByRole('textbox', { name: '中文名称' }).fill('邻里合唱')
    await page.getByRole('textbox', { name: '英文名称' }).fill("Neighbours' choir")
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '保存草稿' }).click()

    await page.getByRole('button', { name: '列出日期' }).click()
    await page.getByText('次可以').or(page.getByText('次不行')).first().waitFor()
    expect(await violations(page)).toEqual([])
    const reason = page.getByRole('textbox', { name: '为什么要破例' })
    if (await reason.isVisible()) await reason.fill('合唱队每年都排在这里')
    await page.getByRole('button', { name: /^发布/ }).click()
    await page.getByText('课程已经发布').first().waitFor()

    const anyone = await open('/courses?at=yousan', 'resident-a')
    await anyone.getByRole('link', { name: '邻里合唱' }).waitFor()
  })

  it('have a sheet of who came, by keyboard, in English, on a phone', async () => {
    const page = await open('/board/jingwu/courses', 'staff-jingwu', { language: 'en', theme: 'dark' }, 390)
    await page.getByRole('link', { name: 'Short-video editing' }).first().waitFor()
    expect(await violations(page)).toEqual([])
    await tabTo(page, page.getByRole('link', { name: /sheet: Short-video editing|Short-video editing/i }).nth(1))
    await page.keyboard.press('Enter')
    await page.getByRole('listitem').first().waitFor()
    expect(await page.getByRole('listitem').filter({ hasText: '*' }).count()).toBe(3)
    expect(await violations(page)).toEqual([])
  })

  it('are for the staff of the centre alone', async () => {
    const page = await open('/board/jingwu/courses', 'resident-a')
    await page.getByText('这里只给社区工作人员').waitFor()
  })
})
