import 'i18next'
import type first from './en.json'
import type rest from './en.rest.json'

// Makes every key of `t` a checked one; a misspelt key doesn't compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof first & typeof rest }
  }
}
