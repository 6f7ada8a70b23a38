import { ask } from './ask'
import type { Endpoint } from './endpoint'
import book from './examples/book.gql?raw'
import cancel from './examples/cancel.gql?raw'
import check from './examples/check.gql?raw'
import communities from './examples/communities.gql?raw'
import follow from './examples/follow.gql?raw'
import mine from './examples/mine.gql?raw'
import today from './examples/today.gql?raw'
import { type DayOfSpace, freeHour, fullHourTomorrow, inWuhan } from './slots'
import type { Texts } from './texts'

export interface Prepared {
  variables?: unknown
  /** What the visitor should know before running it. */
  notice?: keyof Texts
}

export interface Example {
  id: 'communities' | 'today' | 'follow' | 'check' | 'book' | 'mine' | 'cancel'
  query: string
  needsPerson?: boolean
  /** Fetches what the variables need. Throws with the server's message when that fails. */
  prepare: (endpoint: Endpoint) => Promise<Prepared>
}

export const examples: Example[] = [
  { id: 'communities', query: communities, prepare: async () => ({}) },
  { id: 'today', query: today, prepare: everyCommunity },
  { id: 'follow', query: follow, prepare: everyCommunity },
  { id: 'check', query: check, needsPerson: true, prepare: tomorrow },
  { id: 'book', query: book, needsPerson: true, prepare: newBooking },
  { id: 'mine', query: mine, needsPerson: true, prepare: async () => ({}) },
  { id: 'cancel', query: cancel, needsPerson: true, prepare: nextCancellable },
]

async function everyCommunity(endpoint: Endpoint): Promise<Prepared> {
  return { variables: { communityIds: await communityIds(endpoint) } }
}

async function communityIds(endpoint: Endpoint): Promise<string[]> {
  const { communities: found } = await need<{ communities: { id: string }[] }>(endpoint, '{ communities { id } }')
  return found.map(({ id }) => id)
}

async function tomorrow(endpoint: Endpoint): Promise<Prepared> {
  const ids = await communityIds(endpoint)
  const wished = fullHourTomorrow(await serverTime(endpoint, ids))
  const date = inWuhan(wished).slice(0, 10)
  const query = `query ($ids: [ID!]!, $date: Date!) {
    availability(communityIds: $ids, from: $date, to: $date) {
      spaces { spaceId space { access } open { start end } busy { start end } }
    }
  }`
  const { availability } = await need<{ availability: { spaces: (DayOfSpace & { space: { access: string } })[] }[] }>(
    endpoint,
    query,
    { ids, date },
  )
  const bookable = availability.flatMap(({ spaces }) => spaces.filter(({ space }) => space.access === 'BOOKABLE'))
  const slot = freeHour(bookable, wished)
  if (slot) return { variables: { input: { slot, attendees: 4 } } }
  const taken = { spaceId: bookable[0]?.spaceId ?? '', start: inWuhan(wished), end: inWuhan(wished + 3_600_000) }
  return { variables: { input: { slot: taken, attendees: 4 } }, notice: 'noFreeHour' }
}

// The rules are judged by the server's clock, and this device's may be wrong.
async function serverTime(endpoint: Endpoint, ids: string[]): Promise<number> {
  const query = 'query ($ids: [ID!]!) { availability(communityIds: $ids) { asOf } }'
  const { availability } = await need<{ availability: { asOf: string }[] }>(endpoint, query, { ids })
  return Date.parse(availability[0]?.asOf ?? '') || Date.now()
}

async function newBooking(endpoint: Endpoint): Promise<Prepared> {
  const { variables, notice } = await tomorrow(endpoint)
  const { input } = variables as { input: object }
  return { variables: { input: { key: newKey(), ...input, title: 'Playground' } }, notice }
}

// crypto.randomUUID is missing on plain http; this is there everywhere.
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `playground-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

async function nextCancellable(endpoint: Endpoint): Promise<Prepared> {
  const query = '{ me { bookings(first: 50) { nodes { id canCancel } } } }'
  type Mine = { me: { bookings: { nodes: { id: string; canCancel: boolean }[] } } | null }
  const { me } = await need<Mine>(endpoint, query)
  const booking = me?.bookings.nodes.find(({ canCancel }) => canCancel)
  return { variables: { input: { bookingId: booking?.id ?? '' } }, notice: booking ? undefined : 'noBooking' }
}

async function need<T>(endpoint: Endpoint, query: string, variables?: object): Promise<T> {
  const { data, errors } = await ask(endpoint, { query, variables })
  if (errors?.[0]) throw new Error(errors[0].message)
  return data as T
}
