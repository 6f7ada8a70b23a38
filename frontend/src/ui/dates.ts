import type { Language } from '@/i18n/language'

/** `2026年12月24日` or `24 Dec 2026`: far enough away that the year matters. */
export function fullDate(at: number, zone: string, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  const month = language === 'en' ? 'short' : 'long'
  return new Intl.DateTimeFormat(locale, { timeZone: zone, year: 'numeric', month, day: 'numeric' }).format(at)
}
