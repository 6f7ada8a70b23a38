import type { TFunction } from 'i18next'

/** A length such as 90 minutes in words. */
export function lengthInWords(t: TFunction, minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours > 0 && hours % 24 === 0 && rest === 0) return t('rules.inDays', { count: hours / 24 })
  const parts = [hours > 0 && t('rules.inHours', { count: hours }), (rest > 0 || hours === 0) && t('rules.inMinutes', { count: rest })]
  return parts.filter(Boolean).join(' ')
}
