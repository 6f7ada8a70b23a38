import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from './language'

/** One file per language, and only the one in use is loaded. */
const files = {
  'zh-CN': () => import('./zh-CN.json'),
  en: () => import('./en.json'),
} satisfies Record<Language, () => Promise<unknown>>

async function load(language: Language) {
  if (i18next.hasResourceBundle(language, 'translation')) return
  i18next.addResourceBundle(language, 'translation', (await files[language]()).default)
}

export async function startTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    // A missing text shows its key; the tests see to it that none is missing.
    fallbackLng: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  await speak(language)
}

export async function speak(language: Language): Promise<void> {
  await load(language)
  await i18next.changeLanguage(language)
}
