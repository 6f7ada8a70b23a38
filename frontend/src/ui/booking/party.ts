import type { BookSpaceInput } from '@/gql/booking'
import { isReachable } from '../phone'

/** For whom a booking is made: oneself, an organisation by its id, or someone without an account. */
export interface Party {
  readonly whom: string
  readonly name: string
  readonly phone: string
}

export const SELF = 'self'
export const BEHALF = 'behalf'

export const oneself: Party = { whom: SELF, name: '', phone: '' }

export type Lack = 'name' | 'phone'

/** What still has to be said of someone without an account, in the order of the form. */
export function lacks({ whom, name, phone }: Party): readonly Lack[] {
  if (whom !== BEHALF) return []
  return [...(name.trim() === '' ? (['name'] as const) : []), ...(isReachable(phone) ? [] : (['phone'] as const))]
}

/** Who will read what a booking for the party is for. */
export function readers({ whom }: Party): 'booking.purposeHint' | 'booking.purposeHintStaff' | 'booking.purposeHintMembers' {
  if (whom === SELF) return 'booking.purposeHint'
  return whom === BEHALF ? 'booking.purposeHintStaff' : 'booking.purposeHintMembers'
}

/** What the server is told of it; nothing for oneself. */
export function partyInput({ whom, name, phone }: Party): Pick<BookSpaceInput, 'organisationId' | 'onBehalf'> {
  if (whom === SELF) return {}
  return whom === BEHALF ? { onBehalf: { name: name.trim(), phone: phone.trim() } } : { organisationId: whom }
}
