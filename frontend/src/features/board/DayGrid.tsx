import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Community } from '@/api/communities'
import { serverNow, useNow } from '@/time/clock'
import { clockTime, dayName } from '@/time/format'
import type { Span } from '@/time/slots'
import { MINUTE } from '@/time/zone'
import { useLook } from '@/ui/look'
import type { StaffBooking } from './bars'
import { extent, fraction, type View, viewOf } from './geometry'
import { selection } from './keyboard'
import { RowView } from './RowView'
import type { BoardRow } from './rows'
import { snapRange } from './snap'
import { useChoices } from './useChoices'
import { useDrag } from './useDrag'
import { useKeys } from './useKeys'
import styles from './DayGrid.module.css'

interface DayGridProps {
  readonly community: Community
  readonly day: string
  readonly rows: readonly BoardRow[]
  readonly onStaff: (booking: StaffBooking) => void
}

/** Spaces by time in one scroll container, with sticky axes and the now line over the bars. */
export function DayGrid({ community, day, rows, onStaff }: DayGridProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const zone = community.timeZone
  const { view, scroll } = useView(rows, day, zone)
  const now = useNow(MINUTE)
  const { choose, openBar } = useChoices(community, onStaff)

  const drag = useDrag({
    view,
    rows,
    now: serverNow,
    onTap: (row, span, bar) => (bar ? openBar(row, bar) : choose(row, span)),
    onDrop: (row, to, bar) => choose(row, to, bar),
  })
  const keys = useKeys({
    view,
    rows,
    zone,
    now,
    onChoose: (row, { start, end }) => row.grid && choose(row, snapRange(row.live, row.grid, start, end)),
    onOpen: (row, at) => {
      const known = row.bars.find(({ entry }) => (entry.own || entry.staff) && entry.start <= at && at < entry.end)?.entry
      if (known) openBar(row, known)
      return known !== undefined
    },
  })
  useCursorInSight(scroll, keys.cursor?.at, keys.cursor?.row)

  return (
    <>
      <div
        ref={scroll}
        className={styles['scroll']}
        role="grid"
        tabIndex={0}
        aria-label={t('board.gridLabel', { name: community.name, day: dayName(view.start, zone, language) })}
        aria-rowcount={rows.length + 1}
        {...(keys.cursor && { 'aria-activedescendant': `track-${keys.cursor.row}` })}
        onKeyDown={keys.onKeyDown}
        onFocus={(event) => event.target === event.currentTarget && keys.onFocus()}
        onBlur={keys.onBlur}
      >
        <div role="presentation" className={styles['table']} style={{ '--hours': view.hours.length } as React.CSSProperties}>
          <Hours view={view} zone={zone} now={now} />
          <Under view={view} />
          {rows.map((row, at) => (
            <RowView
              key={row.space.id}
              row={row}
              index={at}
              view={view}
              zone={zone}
              cursor={keys.focused && keys.cursor?.row === at ? selection(keys.cursor) : null}
              ghost={drag.ghost?.spaceId === row.space.id ? drag.ghost : null}
              onPress={drag.press}
              onOpen={openBar}
            />
          ))}
          <Over view={view} now={now} />
        </div>
      </div>
      <p role="status" aria-live="assertive" className="unseen" data-testid="board-voice">
        {keys.spoken}
      </p>
    </>
  )
}

/** What can be booked decides which hours are shown; only without any does what is walked into. */
function bookableFirst(rows: readonly BoardRow[]) {
  const bookable = rows.filter(({ grid }) => grid !== null)
  return (bookable.length > 0 ? bookable : rows).map(({ live }) => live)
}

/** The view stays the same object while nothing about it changes, so that rows need no new paint. */
function useView(rows: readonly BoardRow[], day: string, zone: string) {
  const scroll = useRef<HTMLDivElement>(null)
  const { start, end } = viewOf(bookableFirst(rows), day, zone)
  const view = useMemo<View>(() => {
    const hours: number[] = []
    for (let hour = start; hour < end; hour += 60 * MINUTE) hours.push(hour)
    return { start, end, hours }
  }, [start, end])
  // A narrow screen begins an hour before now.
  useEffect(() => {
    const box = scroll.current
    if (!box) return
    const name = box.querySelector<HTMLElement>('[role="columnheader"]')?.offsetWidth ?? 0
    box.scrollLeft = fraction(view, serverNow() - 60 * MINUTE) * (box.scrollWidth - name)
  }, [view])
  return { view, scroll }
}

function useCursorInSight(scroll: React.RefObject<HTMLDivElement | null>, at?: number, row?: number) {
  const seek = useCallback(() => {
    const cursor = scroll.current?.querySelector('[data-cursor]')
    cursor?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [scroll])
  useEffect(() => {
    if (at !== undefined && row !== undefined) seek()
  }, [seek, at, row])
}

function Hours({ view, zone, now }: { view: View; zone: string; now: number }) {
  const { t } = useTranslation()
  const shown = now >= view.start && now < view.end
  return (
    <div role="row" className={`${styles['row']} ${styles['head']}`}>
      <span role="columnheader" className={`${styles['name']} ${styles['corner']}`}>
        {t('board.space')}
      </span>
      <div role="columnheader" className={styles['hours']}>
        {view.hours.map((hour) => (
          <time key={hour} data-covered={shown && !isClear(hour, now)} style={{ left: extent(view, { start: hour, end: hour }).left }}>
            {clockTime(hour, zone)}
          </time>
        ))}
        {shown && (
          <time className={styles['nowLabel']} style={{ left: extent(view, { start: now, end: now }).left }} aria-label={t('board.now', { time: clockTime(now, zone) })}>
            {clockTime(now, zone)}
          </time>
        )}
      </div>
    </div>
  )
}

/** The label of the now line takes the place of the hour it would cover. */
function isClear(hour: number, now: number): boolean {
  return now - hour > 50 * MINUTE || hour - now > 20 * MINUTE
}

function Under({ view }: { view: View }) {
  return (
    <div className={styles['under']} aria-hidden="true">
      {view.hours.slice(1).map((hour) => (
        <i key={hour} style={{ left: extent(view, { start: hour, end: hour }).left }} />
      ))}
    </div>
  )
}

function Over({ view, now }: { view: Span; now: number }) {
  const { left } = extent(view, { start: now, end: now })
  return (
    <div className={styles['over']} aria-hidden="true">
      <div className={styles['past']} style={{ width: left }} />
      {now >= view.start && now < view.end && <div className={styles['now']} style={{ left }} />}
    </div>
  )
}

