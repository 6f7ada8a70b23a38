import type { OwnBooking, Wanted } from './model'

/** What one may bring to the desk. */
export interface Desk {
  readonly choose: (wanted: Wanted) => void
  readonly show: (booking: OwnBooking) => void
  readonly move: (booking: OwnBooking, to: Wanted) => void
  readonly cancel: (booking: OwnBooking) => void
}

/** One thing that is being dealt with. */
export type Affair = { readonly id: number } & (
  | { readonly kind: 'book'; readonly wanted: Wanted }
  | { readonly kind: 'show'; readonly booking: OwnBooking }
  | { readonly kind: 'move'; readonly booking: OwnBooking; readonly to: Wanted }
  | { readonly kind: 'cancel'; readonly booking: OwnBooking }
)
