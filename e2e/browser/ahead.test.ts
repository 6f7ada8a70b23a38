import { describe, expect, it } from 'vitest'
import { violations } from './fixtures/axe.ts'
import { Scene } from './fixtures/scene.ts'

const scene = Scene.set()
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

describe('another time', () => {
  it('is found in all centres by when, how long, how many and what for, and booked in three taps', async () => {
    const { page } = await scene.window({ ...phone, as: 'resident-a' })
    await page.goto('/')
    await page.getByRole('link', { name: '找别的时间' }).tap()
    await page.getByRole('heading', { name: '找空档' }).waitFor()
    await page.getByLabel('哪天').selectOption({ index: 3 })
    await page.getByLabel('什么时候').selectOption('下午')
    await page.getByLabel('多久').selectOption('2 小时')
    await page.getByLabel('多少人').selectOption('10 人')
    await page.getByLabel('做什么').selectOption('开会')
    await page.locator('[aria-busy="false"]').waitFor()
    expect(await violations(page)).toEqual([])

    const slot = page.locator('main').getByRole('button').first()
    const [range, name] = [await slot.locator('b').innerText(), await slot.locator('span').innerText()]
    await slot.tap()
    await page.getByRole('button', { name: '确认预约' }).tap()
    await page.getByText(`约好了：${name}，${range}`).waitFor()
  })

  it('says in English what to do when nothing fits', async () => {
    const { page } = await scene.window({ as: 'resident-a', look: { language: 'en', theme: 'light', scale: 'large' } })
    await page.goto('/find')
    await page.getByLabel('How many people').selectOption('40 people')
    await page.getByLabel('What for').selectOption('Science')
    await page.getByText('Nothing fits').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  })
})
