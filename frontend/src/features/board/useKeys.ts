import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime, timeRange } from '@/time/format'
import type { Span } from '@/time/slots'
import type { View } from './geometry'
import { type Cursor, type Effect, firstCursor, press, selection } from './keyboard'
import type { BoardRow } from './rows'
import { describe } from './speak'

interface KeyUse {
  readonly view: View
  readonly rows: readonly BoardRow[]
  readonly zone: string
  readonly now: number
  readonly onChoose: (row: BoardRow, span: Span) => void
  readonly onOpen: (row: BoardRow, at: number) => boolean
}

/** The keyboard on the board: one tab stop, a cursor of its own, and a voice. */
export function useKeys({ view, rows, zone, now, onChoose, onOpen }: KeyUse) {
  const { t } = useTranslation()
  const [cursor, setCursor] = useState<Cursor | null>(null)
  const [spoken, setSpoken] = useState('')
  const [focused, setFocused] = useState(false)

  const say = (next: Cursor, effect: Effect) => {
    const row = rows[next.row]
    if (!row) return
    if (effect.kind === 'gaveUp') setSpoken(t('board.speakLeft'))
    else if (effect.kind === 'anchored') setSpoken(t('board.speakStart', { time: clockTime(next.at, zone) }))
    else if (next.anchor === null) setSpoken(describe(t, row, next.at, now, zone))
    else {
      const { start, end } = selection(next)
      setSpoken(t('board.speakRange', { space: row.space.name, range: timeRange(start, end, zone) }))
    }
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !cursor) return
    const row = rows[cursor.row]
    const enters = event.key === 'Enter' || event.key === ' '
    if (enters && row && (!row.grid || (cursor.anchor === null && onOpen(row, cursor.at)))) return event.preventDefault()
    const pressed = press(cursor, event.key, view, rows.length)
    if (!pressed) return
    event.preventDefault()
    if (pressed.effect.kind === 'left') return (event.currentTarget as HTMLElement).blur()
    setCursor(pressed.cursor)
    say(pressed.cursor, pressed.effect)
    if (pressed.effect.kind === 'chosen' && row) onChoose(row, pressed.effect.span)
  }

  const onFocus = () => {
    const first = cursor ?? firstCursor(view, now)
    setCursor(first)
    setFocused(true)
    say(first, { kind: 'moved' })
  }

  return { cursor, spoken, focused, onKeyDown, onFocus, onBlur: () => setFocused(false) }
}
