import { freeSpans, type Span } from '@/time/slots'
import type { Bar } from './bars'
import type { BoardRow } from './rows'

/** One line of the list: free time, or something that takes the space. */
export type Segment = { readonly kind: 'free'; readonly span: Span } | { readonly kind: 'bar'; readonly span: Span; readonly bar: Bar }

/** The day of one space in reading order, without what is over. */
export function segmentsOf({ live, grid, bars }: BoardRow, now: number): Segment[] {
  const taken = bars.filter(({ entry }) => entry.look !== 'buffer' && entry.end > now).map(({ entry }): Segment => ({ kind: 'bar', span: entry, bar: entry }))
  const step = grid?.step ?? 0
  const free = freeSpans(live, grid?.needed ?? 1, now)
    .filter(({ start, end }) => end - start >= step / 2)
    .map((span): Segment => ({ kind: 'free', span }))
  return [...taken, ...free].toSorted((a, b) => a.span.start - b.span.start)
}
