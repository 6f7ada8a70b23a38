import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from './language'

/** One language is loaded, and of it first what the home page says; the rest comes with the first other page. */
const files = {
  'zh-CN': { first: () => import('./zh-CN.json'), rest: () => import('./zh-CN.rest.json') },
  en: { first: () => import('./en.json'), rest: () => import('./en.rest.json') },
} satisfies Record<Language, unknown>

const SPACE = 'translation'
let wantsRest = false

export async function startTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    // A missing text shows its key; the tests see to it that none is missing.
    fallbackLng: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
  })
  await speak(language)
}

/** Switches to a language once its texts are there. */
export async function speak(language: Language): Promise<void> {
  await Promise.all([load(language, 'first'), wantsRest && load(language, 'rest')])
  await i18next.changeLanguage(language)
}

/** Waits for the texts of everything beyond the home page. */
export async function restOfTexts(): Promise<void> {
  wantsRest = true
  await load(i18next.language as Language, 'rest')
}

async function load(language: Language, part: 'first' | 'rest') {
  const texts = await files[language][part]()
  i18next.addResourceBundle(language, SPACE, texts.default, true)
}
