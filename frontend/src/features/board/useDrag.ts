import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { Span } from '@/time/slots'
import type { Bar } from './bars'
import { momentOfFraction, type View } from './geometry'
import type { BoardRow } from './rows'
import { looksFree, snapMove, snapRange, tapRange } from './snap'

/** What a drag would come to if it ended now. */
export interface Ghost extends Span {
  readonly spaceId: string
  readonly free: boolean
  readonly bar?: Bar
}

interface Drag {
  readonly row: BoardRow
  readonly from: number
  readonly x: number
  readonly y: number
  readonly bar?: Bar
  readonly stretch: boolean
  moved: boolean
}

/** Below this distance in pixels a press is a tap. */
const STILL = 5

interface DragUse {
  readonly view: View
  readonly rows: readonly BoardRow[]
  readonly now: () => number
  readonly onTap: (row: BoardRow, at: Span, bar?: Bar) => void
  readonly onDrop: (row: BoardRow, to: Span, bar?: Bar) => void
}

/** Drag to create, to move and to stretch; Esc undoes a drag. */
export function useDrag(use: DragUse) {
  const [ghost, setGhost] = useState<Ghost | null>(null)
  const drag = useRef<Drag | null>(null)
  const latest = useRef(use)
  useEffect(() => {
    latest.current = use
  })

  const press = useCallback((event: ReactPointerEvent, row: BoardRow, bar?: Bar, stretch = false) => {
    if (event.button !== 0 || !row.grid) return
    const track = (event.target as Element).closest<HTMLElement>('[data-track]')
    if (!track) return
    drag.current = { row, from: momentUnder(track, latest.current.view, event.clientX), x: event.clientX, y: event.clientY, stretch, moved: false, ...(bar && { bar }) }
    // A finger scrolls the board; only a tap chooses. A mouse or a pen draws.
    if (event.pointerType !== 'touch' || bar) event.preventDefault()
  }, [])

  useEffect(() => {
    const move = (event: PointerEvent) => {
      const held = drag.current
      if (!held) return
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) >= STILL) held.moved = true
      if (!held.moved) return
      if (event.pointerType === 'touch' && !held.bar) return void (drag.current = null)
      setGhost(ghostOf(held, event, latest.current))
    }
    const release = (event: PointerEvent) => {
      const held = drag.current
      drag.current = null
      setGhost(null)
      if (!held) return
      const { row, bar } = held
      if (!held.moved) {
        if (row.grid) latest.current.onTap(row, tapRange(row.live, row.grid, held.from, latest.current.now()), bar)
        return
      }
      const end = ghostOf(held, event, latest.current)
      const target = end && latest.current.rows.find(({ space }) => space.id === end.spaceId)
      if (end && target && !isBack(end, row, bar)) latest.current.onDrop(target, { start: end.start, end: end.end }, bar)
    }
    const give = () => {
      drag.current = null
      setGhost(null)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drag.current) return
      event.stopPropagation()
      give()
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', give)
    window.addEventListener('keydown', escape, true)
    return () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', give)
      window.removeEventListener('keydown', escape, true)
    }
  }, [])

  return { ghost, press }
}

function momentUnder(track: Element, view: View, clientX: number): number {
  const { left, width } = track.getBoundingClientRect()
  return momentOfFraction(view, (clientX - left) / width)
}

function ghostOf(held: Drag, event: PointerEvent, { view, rows, now }: DragUse): Ghost | null {
  const target = held.bar && !held.stretch ? (rowUnder(event, rows) ?? held.row) : held.row
  const track = document.querySelector(`[data-track="${CSS.escape(target.space.id)}"]`)
  if (!track || !target.grid) return null
  const at = momentUnder(track, view, event.clientX)
  const span = spanOf(held, target, at)
  const free = looksFree(target.live, target.grid, span, now(), held.bar && target.space.id === held.row.space.id ? held.bar : undefined)
  return { ...span, spaceId: target.space.id, free, ...(held.bar && { bar: held.bar }) }
}

function spanOf({ bar, stretch, from }: Drag, { live, grid }: BoardRow, at: number): Span {
  if (!grid) return { start: at, end: at }
  if (!bar) return snapRange(live, grid, from, at)
  if (stretch) return { start: bar.start, end: snapRange(live, grid, bar.start, Math.max(at, bar.start + 1)).end }
  return snapMove(live, grid, bar.start + at - from, bar.end - bar.start)
}

function rowUnder(event: PointerEvent, rows: readonly BoardRow[]): BoardRow | undefined {
  const under = document.elementsFromPoint(event.clientX, event.clientY).map((element) => element.closest<HTMLElement>('[data-row]')?.dataset['row'])
  return rows.find(({ space, grid }) => grid !== null && under.includes(space.id))
}

function isBack(end: Ghost, row: BoardRow, bar?: Bar): boolean {
  return bar !== undefined && end.spaceId === row.space.id && end.start === bar.start && end.end === bar.end
}
