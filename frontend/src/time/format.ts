import type { Language } from '@/i18n/language'

const formats = new Map<string, Intl.DateTimeFormat>()

function using(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  let known = formats.get(key)
  if (!known) {
    known = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    formats.set(key, known)
  }
  return known
}

/** `14:00` by the community's clock. */
export function clockTime(at: number, zone: string): string {
  return using('en', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** The same, but the end of a day reads `24:00`. */
export function endTime(at: number, zone: string): string {
  const shown = clockTime(at, zone)
  return shown === '00:00' ? '24:00' : shown
}

/** `14:00–15:00`, with the dash that belongs between times. */
export function timeRange(start: number, end: number, zone: string): string {
  return `${clockTime(start, zone)}–${endTime(end, zone)}`
}

/** `11月23日 周一` or `Mon, 23 Nov`. */
export function dayName(at: number, zone: string, language: Language): string {
  if (language === 'en') {
    return using(language, zone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at)
  }
  const date = using(language, zone, { month: 'long', day: 'numeric' }).format(at)
  return `${date} ${using(language, zone, { weekday: 'short' }).format(at)}`
}
