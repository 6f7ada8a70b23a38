import { newKey } from '@/api/key'
import type { AddChildInput } from '@/gql/me'

/** Whether the server will take it for a password: 12 to 128 characters, whatever they are. */
export function passwordFits(password: string): boolean {
  const { length } = [...password]
  return length >= 12 && length <= 128
}

/** A child that is being filled in. Its key goes with the input: another input is another wish. */
export function emptyChild(): AddChildInput {
  return { key: newKey(), name: '', bornOn: '', consent: false }
}

export function changedChild(draft: AddChildInput, part: Partial<Omit<AddChildInput, 'key'>>): AddChildInput {
  return { ...draft, ...part, key: newKey() }
}

/** What is still missing before the child can be added; null when nothing is. */
export function missing({ name, bornOn, consent }: AddChildInput): 'name' | 'bornOn' | 'consent' | null {
  if (name.trim() === '') return 'name'
  if (bornOn === '') return 'bornOn'
  return consent ? null : 'consent'
}

/** Whether the word that was asked for has been typed; case and blanks around it don't matter. */
export function isTyped(text: string, word: string): boolean {
  return text.trim().toLowerCase() === word.toLowerCase()
}
