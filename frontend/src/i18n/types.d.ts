import 'i18next'
import type texts from './en.json'

// Makes every key of `t` a checked one; a misspelt key doesn't compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof texts }
  }
}
