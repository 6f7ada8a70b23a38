import { type Client, Unreachable } from '@/api/client'
import {
  BookSpaceDocument,
  type BookSpaceInput,
  CancelBookingDocument,
  HoldSpaceDocument,
  JoinWaitlistDocument,
  type JoinWaitlistInput,
  MoveBookingDocument,
  type SlotInput,
} from '@/gql/booking'
import { toDateTime } from '@/time/zone'
import type { Wanted } from './model'

export function slotInput({ spaceId, start, end, units }: Pick<Wanted, 'spaceId' | 'start' | 'end' | 'units'>): SlotInput {
  return { spaceId, start: toDateTime(start), end: toDateTime(end), ...(units !== undefined && { units }) }
}

export async function hold(client: Client, key: string, wanted: Wanted) {
  const input = { key, slot: slotInput(wanted) }
  return (await insist(() => client.send(HoldSpaceDocument, { input }))).holdSpace
}

/** The input carries its key, so repeating it after a lost answer books once. */
export async function book(client: Client, input: BookSpaceInput) {
  return (await insist(() => client.send(BookSpaceDocument, { input }))).bookSpace
}

export async function move(client: Client, bookingId: string, wanted: Wanted) {
  const input = { bookingId, slot: slotInput(wanted) }
  return (await insist(() => client.send(MoveBookingDocument, { input }))).moveBooking
}

/** The key belongs to the slot, so tapping twice joins once. */
export async function joinWaitlist(client: Client, key: string, wanted: Wanted, attendees: number, organisationId?: JoinWaitlistInput['organisationId']) {
  const input: JoinWaitlistInput = { key, slot: slotInput(wanted), attendees, ...(organisationId && { organisationId }) }
  return (await insist(() => client.send(JoinWaitlistDocument, { input }))).joinWaitlist
}

export async function cancel(client: Client, bookingId: string) {
  return (await insist(() => client.send(CancelBookingDocument, { input: { bookingId } }))).cancelBooking
}

/** Lets go of a hold; if that fails, the hold runs out by itself. */
export function release(client: Client, holdId: string): void {
  client.send(CancelBookingDocument, { input: { bookingId: holdId } }).catch(() => {})
}

const PAUSE = 900

/** Once more after a network error; every action here may be repeated without harm. */
async function insist<T>(doing: () => Promise<T>): Promise<T> {
  try {
    return await doing()
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    return doing()
  }
}
