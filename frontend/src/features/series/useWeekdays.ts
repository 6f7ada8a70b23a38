import { useLook } from '@/ui/look'

const MONDAY = Date.UTC(2026, 10, 23)
const DAY = 86_400_000

/** The days of the week by name, Monday first. */
export function useWeekdays(): string[] {
  const { language } = useLook()
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { weekday: 'short', timeZone: 'UTC' })
  return [0, 1, 2, 3, 4, 5, 6].map((after) => format.format(MONDAY + after * DAY))
}
