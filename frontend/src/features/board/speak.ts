import type { TFunction } from 'i18next'
import { clockTime, endTime } from '@/time/format'
import { fullSpans, openSpans } from '@/time/slots'
import { barState } from './BarView'
import type { BoardRow } from './rows'

/** What the live region says of a place on the board: space, time, and free or why not. */
export function describe(t: TFunction, row: BoardRow, at: number, now: number, zone: string): string {
  const words = { space: row.space.name, time: clockTime(at, zone) }
  if (!row.grid) return t('board.speakWalkIn', words)
  const bar = row.bars.find(({ entry }) => entry.start <= at && at < entry.end)?.entry
  const full = fullSpans(row.live, row.grid.needed).some(({ start, end }) => start <= at && at < end)
  if (bar && (full || bar.own)) {
    return t('board.speakTaken', { ...words, state: [barState(t, bar), bar.title].filter(Boolean).join(' '), until: endTime(bar.end, zone) })
  }
  if (!openSpans(row.live).some(({ start, end }) => start <= at && at < end)) return t('board.speakClosed', words)
  if (at + row.grid.step <= now) return t('board.speakPast', words)
  return t('board.speakFree', words)
}
