import { newKey } from '@/api/key'
import type { CreateTokenInput, Scope } from '@/gql/developer'

/** How many days a token may be chosen to work. */
export const lifetimes = [7, 30, 90, 365] as const

/** A token that is being filled in. Its key goes with the input: another input is another wish. */
export type Draft = CreateTokenInput

export function emptyDraft(): Draft {
  return { key: newKey(), name: '', scopes: ['READ'], days: 30 }
}

export function changed(draft: Draft, part: Partial<Omit<Draft, 'key'>>): Draft {
  return { ...draft, ...part, key: newKey() }
}

const order: readonly Scope[] = ['READ', 'BOOK', 'STAFF']

/** The scopes in the order in which they are shown, whichever order they came in. */
export function inOrder(scopes: readonly Scope[]): Scope[] {
  return order.filter((one) => scopes.includes(one))
}

/** The scopes with one taken up or dropped, in the order in which they are shown. */
export function toggled(scopes: readonly Scope[], scope: Scope): Scope[] {
  return order.filter((one) => scopes.includes(one) !== (one === scope))
}

/** What goes to the server; null while something is missing. */
export function ready(draft: Draft): Draft | null {
  const name = draft.name.trim()
  return name !== '' && draft.scopes.length > 0 ? { ...draft, name } : null
}
