import { useLook } from '@/ui/look'
import type { Words } from './check/shape'

/** Says what was announced in both languages in the one of the page. */
export function useWords(): (words: Words) => string {
  const { language } = useLook()
  return (words) => (language === 'en' ? words.en : words.zh) || words.zh || words.en
}
