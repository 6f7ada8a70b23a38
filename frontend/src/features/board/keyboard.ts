import type { Span } from '@/time/slots'
import { HOUR, MINUTE } from '@/time/zone'

/** Where the keyboard stands on the board: a row, a moment, and where a selection began. */
export interface Cursor {
  readonly row: number
  readonly at: number
  readonly anchor: number | null
}

export type Effect =
  | { readonly kind: 'none' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'anchored' }
  | { readonly kind: 'chosen'; readonly span: Span }
  | { readonly kind: 'gaveUp' }
  | { readonly kind: 'left' }

export interface Pressed {
  readonly cursor: Cursor
  readonly effect: Effect
}

const STEP = 15 * MINUTE

/** What a key means: arrows by 15 minutes and by space, Page keys by hour, Enter for start and end, Esc out. */
export function press(cursor: Cursor, key: string, view: Span, rows: number): Pressed | null {
  switch (key) {
    case 'ArrowLeft':
      return shift(cursor, -STEP, view)
    case 'ArrowRight':
      return shift(cursor, STEP, view)
    case 'PageUp':
      return shift(cursor, -HOUR, view)
    case 'PageDown':
      return shift(cursor, HOUR, view)
    case 'Home':
      return shift(cursor, view.start - cursor.at, view)
    case 'End':
      return shift(cursor, view.end - cursor.at, view)
    case 'ArrowUp':
      return toRow(cursor, cursor.row - 1, rows)
    case 'ArrowDown':
      return toRow(cursor, cursor.row + 1, rows)
    case 'Enter':
    case ' ':
      return choose(cursor)
    case 'Escape':
      return cursor.anchor === null ? { cursor, effect: { kind: 'left' } } : { cursor: { ...cursor, anchor: null }, effect: { kind: 'gaveUp' } }
    default:
      return null
  }
}

function shift(cursor: Cursor, by: number, view: Span): Pressed {
  const at = Math.min(view.end - STEP, Math.max(view.start, cursor.at + by))
  return { cursor: { ...cursor, at }, effect: { kind: at === cursor.at ? 'none' : 'moved' } }
}

/** A selection stays in its row: a booking is of one space. */
function toRow(cursor: Cursor, row: number, rows: number): Pressed {
  if (cursor.anchor !== null || row < 0 || row >= rows) return { cursor, effect: { kind: 'none' } }
  return { cursor: { ...cursor, row }, effect: { kind: 'moved' } }
}

function choose(cursor: Cursor): Pressed {
  if (cursor.anchor === null) return { cursor: { ...cursor, anchor: cursor.at }, effect: { kind: 'anchored' } }
  return { cursor: { ...cursor, anchor: null }, effect: { kind: 'chosen', span: selection(cursor) } }
}

/** What is selected, the step under the cursor included, whichever way it was drawn. */
export function selection({ at, anchor }: Cursor): Span {
  const from = anchor ?? at
  return { start: Math.min(from, at), end: Math.max(from, at) + STEP }
}

/** Where the keyboard begins: now, where that is on the board. */
export function firstCursor(view: Span, now: number): Cursor {
  const at = now >= view.start && now < view.end ? view.start + Math.floor((now - view.start) / STEP) * STEP : view.start
  return { row: 0, at, anchor: null }
}
