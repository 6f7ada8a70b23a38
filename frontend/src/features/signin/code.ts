/** How many digits a code has. */
export const CODE_LENGTH = 6

const wide = /[０-９]/g

/** The digits of a code out of what was typed or pasted, such as a whole message. */
export function digitsOf(text: string): string {
  const narrow = text.replace(wide, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  const alone = new RegExp(`(?<!\\d)\\d{${CODE_LENGTH}}(?!\\d)`).exec(narrow)
  return (alone?.[0] ?? narrow.replace(/\D/g, '')).slice(0, CODE_LENGTH)
}

/** How long a code works, in milliseconds, as the API promises. */
const LIFE = 5 * 60_000

/**
 * How long until another code may be asked for, in milliseconds. Both times are the server's, and so is their
 * difference: a device whose clock is wrong counts down right.
 */
export function waitOf({ expiresAt, againAt }: { readonly expiresAt: string; readonly againAt: string }): number {
  const wait = LIFE - (Date.parse(expiresAt) - Date.parse(againAt))
  return Math.min(Math.max(wait, 0), LIFE)
}
