import { memo, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { endTime, timeRange } from '@/time/format'
import { openSpans, type Span } from '@/time/slots'
import { dotted } from '@/ui/words'
import { BarView } from './BarView'
import type { Bar } from './bars'
import { closedSpans, extent, type View } from './geometry'
import { type BoardRow, isPool } from './rows'
import type { Ghost } from './useDrag'
import bars from './Bar.module.css'
import styles from './DayGrid.module.css'

interface RowViewProps {
  readonly row: BoardRow
  readonly index: number
  readonly view: View
  readonly zone: string
  readonly cursor: Span | null
  readonly ghost: Ghost | null
  readonly onPress: (event: PointerEvent, row: BoardRow, bar?: Bar, stretch?: boolean) => void
  readonly onOpen: (row: BoardRow, bar: Bar) => void
}

const sameSpan = (a: Span | null, b: Span | null) => a === b || (a !== null && b !== null && a.start === b.start && a.end === b.end)

/** Painted again only when something in it has changed. */
export const RowView = memo(Row, (a, b) => a.row === b.row && a.view === b.view && a.index === b.index && a.ghost === b.ghost && sameSpan(a.cursor, b.cursor))

function Row({ row, index, view, zone, cursor, ghost, onPress, onOpen }: RowViewProps) {
  const { t } = useTranslation()
  const { space, live, grid } = row
  const nameId = `space-${index}`
  return (
    <div role="row" aria-labelledby={nameId} aria-rowindex={index + 2} data-row={space.id} className={`${styles['row']} ${grid ? '' : styles['walkIn']} ${isPool(space) ? styles['pool'] : ''}`}>
      <span role="rowheader" id={nameId} aria-label={space.name} className={styles['name']}>
        <b>{space.name}</b>
        <small>{dotted([space.floor, grid ? space.capacity !== null && t('board.seats', { count: space.capacity }) : t('board.walkIn')])}</small>
      </span>
      <div
        role="gridcell"
        id={`track-${index}`}
        data-track={space.id}
        className={`${styles['track']} ${grid ? styles['bookable'] : ''}`}
        style={{ '--lanes': row.laneCount } as React.CSSProperties}
        onPointerDown={(event) => event.target === event.currentTarget && onPress(event, row)}
      >
        {closedSpans(view, live).map((span) => (
          <span key={span.start} className={styles['closed']} style={extent(view, span)} />
        ))}
        {!grid &&
          openSpans(live).map((span) => (
            <span key={span.start} className={styles['openBand']} style={extent(view, span)}>
              {t('until.open', { time: endTime(span.end, zone) })}
            </span>
          ))}
        {row.bars.map(({ entry, lane }) => (
          <BarView
            key={entry.key}
            bar={entry}
            lane={lane}
            view={view}
            zone={zone}
            spaceName={space.name}
            onPress={(event, bar, stretch) => onPress(event, row, bar, stretch)}
            onOpen={(bar) => onOpen(row, bar)}
          />
        ))}
        {ghost && (
          <span className={`${bars['bar']} ${bars['ghost']} figures`} data-free={ghost.free} style={{ ...extent(view, ghost), '--lane': 0 } as React.CSSProperties}>
            {timeRange(ghost.start, ghost.end, zone)}
          </span>
        )}
        {cursor && <span data-cursor className={styles['cursor']} style={extent(view, cursor)} />}
      </div>
    </div>
  )
}
