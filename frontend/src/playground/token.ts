// A token lives as long as the browser tab: never in localStorage, never in an address.
const entry = 'youkong.playground.token'

export function keptToken(): string {
  try {
    return sessionStorage.getItem(entry) ?? ''
  } catch {
    return ''
  }
}

export function keepToken(token: string): void {
  try {
    if (token) sessionStorage.setItem(entry, token)
    else sessionStorage.removeItem(entry)
  } catch {
    // Storage is forbidden: the token lasts as long as the page.
  }
}

/** What a person pastes, without the blanks and the word Bearer that often come along. */
export function cleanToken(pasted: string): string {
  return pasted.trim().replace(/^bearer\s+/i, '')
}

/** Whether it can stand in a header at all; whether it is valid, only the server knows. */
export function looksLikeToken(token: string): boolean {
  return /^[\w.~+/=-]+$/.test(token)
}
