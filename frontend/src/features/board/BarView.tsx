import type { TFunction } from 'i18next'
import type { PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { timeRange } from '@/time/format'
import type { Bar, BarLook } from './bars'
import { extent, type View } from './geometry'
import styles from './Bar.module.css'

interface BarViewProps {
  readonly bar: Bar
  readonly lane: number
  readonly view: View
  readonly zone: string
  readonly spaceName: string
  readonly onPress: (event: PointerEvent, bar: Bar, stretch: boolean) => void
  readonly onOpen: (bar: Bar) => void
}

const words = {
  booked: 'board.booked',
  mine: 'board.mine',
  held: 'board.held',
  pending: 'board.pending',
  course: 'board.course',
  block: 'board.block',
  saving: 'board.saving',
  buffer: 'board.booked',
} as const satisfies Record<BarLook, string>

/** The state of a bar in a word. */
export function barState(t: TFunction, { look, byMe, offered }: Pick<Bar, 'look' | 'byMe' | 'offered'>): string {
  if (byMe) return t('board.heldMine')
  if (offered) return t('board.offered')
  return t(words[look])
}

export function BarView({ bar, lane, view, zone, spaceName, onPress, onOpen }: BarViewProps) {
  const { t } = useTranslation()
  const style = { ...extent(view, bar), '--lane': lane } as React.CSSProperties
  if (bar.look === 'buffer') {
    return <span className={`${styles['bar']} ${styles['buffer']}`} style={style} title={bar.buffer === 'SET_UP' ? t('board.setUp') : t('board.cleanUp')} />
  }
  const movable = bar.own?.canMove === true && bar.look !== 'held'
  const state = barState(t, bar)
  const label = t('board.bar', { name: spaceName, range: timeRange(bar.start, bar.end, zone), state: bar.title ? `${state} ${bar.title}` : state })
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${styles['bar']} ${styles[bar.look] ?? ''} ${movable ? styles['movable'] : ''}`}
      style={style}
      aria-label={label}
      title={label}
      data-look={bar.look}
      onPointerDown={(event) => movable && onPress(event, bar, false)}
      // The pointer's release opens a movable bar; a click without a pointer comes from the keyboard or a screen reader.
      onClick={(event) => (!movable || event.detail === 0) && onOpen(bar)}
    >
      <span>{bar.title ?? state}</span>
      {movable && (
        <span
          className={styles['grip']}
          onPointerDown={(event) => {
            event.stopPropagation()
            onPress(event, bar, true)
          }}
        />
      )}
    </button>
  )
}
