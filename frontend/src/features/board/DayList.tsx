import { useTranslation } from 'react-i18next'
import type { Community } from '@/api/communities'
import { useNow } from '@/time/clock'
import { timeRange } from '@/time/format'
import { openSpans } from '@/time/slots'
import { MINUTE } from '@/time/zone'
import { Button } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { dotted } from '@/ui/words'
import { barState } from './BarView'
import type { StaffBooking } from './bars'
import type { BoardRow } from './rows'
import { type Segment, segmentsOf } from './segments'
import { tapRange } from './snap'
import { useChoices } from './useChoices'
import bars from './Bar.module.css'
import styles from './DayList.module.css'

interface DayListProps {
  readonly community: Community
  readonly rows: readonly BoardRow[]
  readonly onStaff: (booking: StaffBooking) => void
}

/** The same day as a list: for phones, and for whoever would rather read than look. */
export function DayList({ community, rows, onStaff }: DayListProps) {
  const { t } = useTranslation()
  if (rows.every(({ live }) => live.open.length === 0)) return <Empty title={t('board.allClosed')} hint={t('board.allClosedHint')} />
  return (
    <div className={styles['list']}>
      {rows.map((row) => (
        <Space key={row.space.id} community={community} row={row} onStaff={onStaff} />
      ))}
    </div>
  )
}

function Space({ community, row, onStaff }: Pick<DayListProps, 'community' | 'onStaff'> & { readonly row: BoardRow }) {
  const { t } = useTranslation()
  const { space, live, grid } = row
  const now = useNow(MINUTE)
  const facts = [space.floor, space.capacity !== null && t('board.seats', { count: space.capacity }), !grid && t('board.walkIn')]
  const segments = segmentsOf(row, now)
  return (
    <section className={styles['space']} data-walk-in={!grid}>
      <header>
        <h2>{space.name}</h2>
        <p>{dotted(facts)}</p>
      </header>
      {grid ? (
        <ol>
          {segments.map((segment) => (
            <Line key={`${segment.kind} ${segment.span.start}`} community={community} row={row} segment={segment} now={now} onStaff={onStaff} />
          ))}
          {segments.length === 0 && <li className={styles['nothing']}>{live.open.length === 0 ? t('board.allClosed') : t('space.dayNone')}</li>}
        </ol>
      ) : (
        <p className="figures">{openSpans(live).map(({ start, end }) => timeRange(start, end, community.timeZone)).join(' ') || t('board.allClosed')}</p>
      )}
    </section>
  )
}

interface LineProps extends Pick<DayListProps, 'community' | 'onStaff'> {
  readonly row: BoardRow
  readonly segment: Segment
  readonly now: number
}

function Line({ community, row, segment, now, onStaff }: LineProps) {
  const { t } = useTranslation()
  const { choose, openBar } = useChoices(community, onStaff)
  const { live, grid, space } = row
  const range = timeRange(segment.span.start, segment.span.end, community.timeZone)
  if (segment.kind === 'free') {
    const slot = grid && tapRange(live, grid, segment.span.start, now)
    return (
      <li className={styles['free']}>
        <span className="figures">{t('board.listFree', { range })}</span>
        {slot && (
          <Button aria-label={t('board.bookLabel', { name: space.name, range: timeRange(slot.start, slot.end, community.timeZone) })} onClick={() => choose(row, slot)}>
            {t('board.book')}
          </Button>
        )}
      </li>
    )
  }
  const { bar } = segment
  const words = dotted([barState(t, bar), bar.title])
  return (
    <li>
      <i className={`${bars['bar']} ${bars[bar.look] ?? ''} ${styles['mark']}`} aria-hidden="true" />
      {bar.own || bar.staff || (grid && bar.look !== 'saving') ? (
        <button type="button" className={styles['own']} onClick={() => openBar(row, bar)} aria-label={t('board.bar', { name: space.name, range, state: words })}>
          <time>{range}</time> {words}
        </button>
      ) : (
        <span>
          <time>{range}</time> {words}
        </span>
      )}
    </li>
  )
}
