import type { BoardChangesSubscription } from '@/gql/board'
import type { OwnBookingFragment } from '@/gql/graphql'
import type { Busy, SpaceAvailability } from '@/live/model'
import type { Span } from '@/time/slots'
import { shortName } from '@/ui/names'
import type { Holding } from '@/ui/booking/holdings'
import type { Promised } from '@/ui/booking/optimistic'

export type StaffBooking = BoardChangesSubscription['boardChanges']['bookings'][number]

export type BarLook = 'booked' | 'mine' | 'held' | 'pending' | 'course' | 'block' | 'saving' | 'buffer'

/** One thing drawn in a row. */
export interface Bar extends Span {
  readonly key: string
  readonly look: BarLook
  readonly title: string | null
  /** Which buffer it is, where it is one. */
  readonly buffer?: 'SET_UP' | 'CLEAN_UP'
  readonly own?: OwnBookingFragment
  /** What staff of the community may see of it. */
  readonly staff?: StaffBooking
  /** Whether the viewer is booking it at this moment. */
  readonly byMe?: boolean
  /** Whether it is held for someone who waited. */
  readonly offered?: boolean
}

const looks: Record<Busy['kind'], BarLook> = {
  BOOKING: 'booked',
  PENDING: 'pending',
  HOLD: 'held',
  COURSE: 'course',
  BLOCK: 'block',
  SET_UP: 'buffer',
  CLEAN_UP: 'buffer',
}

interface Sources {
  readonly live: SpaceAvailability
  readonly own: readonly OwnBookingFragment[]
  readonly staff: readonly StaffBooking[]
  /** What arrives in this row. */
  readonly promised: readonly Promised[]
  /** What this page holds in this row. */
  readonly holdings?: readonly Holding[]
  /** The bookings that are on their way to another space. */
  readonly leaving?: readonly string[]
}

/** What anyone may see, with what the viewer may see besides, and what the viewer has just asked for. */
export function barsOf({ live, own, staff, promised, holdings = [], leaving: gone = [] }: Sources): Bar[] {
  const leaving = new Set([...gone, ...promised.flatMap(({ replaces }) => replaces ?? [])])
  const rest = [...own]
  const people = [...staff]
  const bars = live.busy.flatMap((busy, at): Bar[] => {
    const bar = publicBar(busy, at)
    if (bar.look === 'buffer') return [bar]
    if (holdings.some((one) => isHeldBy(one, busy))) return [{ ...bar, byMe: true }]
    const mine = takeMatch(rest, bar)
    if (mine) return leaving.has(mine.id) ? [] : [ownBar(mine)]
    const known = takeMatch(people, bar)
    return [known ? { ...bar, title: staffTitle(known) ?? bar.title, staff: known } : bar]
  })
  return [...bars, ...promised.filter((one) => !bars.some((bar) => bar.look === 'mine' && same(bar, one))).map(promisedBar)]
}

function publicBar(busy: Busy, at: number): Bar {
  const { kind, title, offered } = busy
  const buffer = kind === 'SET_UP' || kind === 'CLEAN_UP' ? { buffer: kind } : {}
  return { key: `${busy.start} ${kind} ${at}`, start: Date.parse(busy.start), end: Date.parse(busy.end), look: looks[kind], title, ...buffer, ...(offered && { offered }) }
}

function ownBar(own: OwnBookingFragment): Bar {
  const look = own.status === 'HELD' ? 'held' : own.status === 'PENDING' ? 'pending' : 'mine'
  return { key: own.id, start: Date.parse(own.start), end: Date.parse(own.end), look, title: joined(own.organisationName, own.title), own }
}

const promisedBar = ({ id, start, end, title }: Promised): Bar => ({ key: `promise ${id}`, start, end, look: 'saving', title })

/**
 * Public intervals carry no ids, so a booking is recognised by its end; its occupancy may begin later than
 * the booking when it was made in a running step. Each booking explains one interval only.
 */
function takeMatch<T extends { start: string; end: string; status: string }>(bookings: T[], bar: Bar): T | undefined {
  const at = bookings.findIndex(({ start, end, status }) => {
    const ended = status === 'NO_SHOW' ? Date.parse(end) > bar.end : Date.parse(end) === bar.end // What was missed ended before its end.
    return ended && Date.parse(start) <= bar.start
  })
  return at < 0 ? undefined : bookings.splice(at, 1)[0]
}

/** A hold is told apart from others by the moment at which it runs out. */
function isHeldBy({ end, expires }: Holding, { kind, ...busy }: Busy): boolean {
  return kind === 'HOLD' && busy.holdExpiresAt !== null && Date.parse(busy.holdExpiresAt) === expires && Date.parse(busy.end) === end
}

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}

/** Whom it is for, masked as the server masks it, and what for. */
function staffTitle({ organisationName, contact, booker, title }: StaffBooking): string | null {
  return joined(organisationName, contact?.name ?? (booker && shortName(booker.name)), title)
}

function joined(...parts: readonly (string | null | undefined)[]): string | null {
  return parts.filter(Boolean).join(' · ') || null
}
