import type { CeremonyQuery } from '@/gql/ceremony'

export type Course = Extract<CeremonyQuery['node'], { title: string }>
export type Draw = NonNullable<Course['draw']>

/** How far the ceremony has come. */
export type Stage = 'ENTERING' | 'CLOSED' | 'WAITING' | 'READY' | 'DRAWN' | 'CANCELLED'

/** The stage at a moment of the server's clock: time closes and publishes, staff note the number and draw. */
export function stageOf(course: Course, draw: Draw, now: number): Stage {
  if (course.seats.state === 'CANCELLED') return 'CANCELLED'
  if (draw.drawnAt) return 'DRAWN'
  if (course.enrolClosesAt && now < Date.parse(course.enrolClosesAt)) return 'ENTERING'
  if (!draw.listHash) return 'CLOSED'
  return draw.beaconSource && !draw.beacon ? 'WAITING' : 'READY'
}

/** One entry as the ceremony shows it: what the published transcript holds of it, and nothing else. */
export interface Lot {
  readonly id: string
  readonly label: string
  readonly receipt: string
  readonly places: number
  readonly enrolled: boolean
  /** In which place of its own list, from 1. */
  readonly place: number
}

interface Drawn {
  readonly entries: readonly { readonly id: string; readonly label: string; readonly hash: string; readonly places: number }[]
  readonly outcome: { readonly enrolled: readonly string[]; readonly waitlist: readonly string[] }
}

/** All entries in the order of the line: those with a place as they were drawn, then the waitlist. */
export function lotsOf(transcript: string): Lot[] {
  const { entries, outcome } = JSON.parse(transcript) as Drawn
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const list = (ids: readonly string[], enrolled: boolean) =>
    ids.flatMap((id, index) => {
      const entry = byId.get(id)
      return entry ? [{ id, label: entry.label, receipt: entry.hash.slice(0, 8), places: entry.places, enrolled, place: index + 1 }] : []
    })
  return [...list(outcome.enrolled, true), ...list(outcome.waitlist, false)]
}

/** How long the whole drawing takes on the screen, and the least and most time for one entry, in milliseconds. */
const [WHOLE, LEAST, MOST] = [60_000, 40, 1_200]

/** How many lots are on the screen so long after the drawing began. */
export function shownAfter(elapsed: number, lots: number): number {
  const each = Math.min(MOST, Math.max(LEAST, WHOLE / Math.max(lots, 1)))
  return Math.min(lots, Math.floor(Math.max(0, elapsed) / each) + 1)
}
