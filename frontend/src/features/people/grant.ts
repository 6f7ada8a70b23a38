import type { GrantRoleInput, HolderFactsFragment } from '@/gql/people'
import { shortName } from '@/ui/names'
import { isPhone } from '@/ui/phone'
import { askedFor, type Place } from './places'

/** Who is to get a role, as it is being filled in. */
export interface Draft {
  readonly by: 'phone' | 'login'
  readonly phone: string
  readonly login: string
  readonly name: string
}

export const emptyDraft: Draft = { by: 'phone', phone: '', login: '', name: '' }

const LOGIN = /^[A-Za-z0-9.-]{3,40}$/

/** Whether the server could make sense of it. A name is asked for only where the login turns out to be new. */
export function isReady({ by, phone, login }: Draft): boolean {
  return by === 'phone' ? isPhone(phone) : LOGIN.test(login.trim())
}

/** What goes to the server for a role of the place. */
export function grantInput({ by, phone, login, name }: Draft, place: Place): GrantRoleInput {
  const whom = by === 'phone' ? { phone: phone.trim() } : { login: login.trim(), ...(name.trim() && { name: name.trim() }) }
  return { ...whom, role: place.role, ...askedFor(place) }
}

/** What to call a holder: whoever has never signed in has no name yet. */
export function calledBy({ name, login, person }: Pick<HolderFactsFragment, 'name' | 'login' | 'person'>): string {
  return shortName(name) || login || person.phone || '—'
}
