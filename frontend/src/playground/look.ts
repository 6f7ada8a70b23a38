// What the visitor chose in the app holds here too: both read and write the same entry.
export type Language = 'zh-CN' | 'en'
export type Theme = 'light' | 'dark' | 'system'

const entry = 'youkong.look'

function kept(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(entry) ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** The language that the page's early script has settled on. */
export function currentLanguage(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
}

export function keepLanguage(language: Language): void {
  document.documentElement.lang = language
  try {
    localStorage.setItem(entry, JSON.stringify({ ...kept(), language }))
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
}

export function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}
