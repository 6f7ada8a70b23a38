import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { CheckSeriesMoveDocument, type DateFactsFragment, MoveSeriesDocument, type MoveSeriesInput } from '@/gql/series'
import { localDay, momentAt, toDateTime, wallMinutes } from '@/time/zone'
import { Button } from '@/ui/Button'
import { useSending } from '@/ui/useSending'
import type { Occurrence } from './ChangePage'
import { DateList, Summary } from './DateList'
import { OnRefusal } from './OnRefusal'
import type { Scope } from './scope'
import { clock, minutesOf, TimeOfDay } from './TimeOfDay'
import styles from './Series.module.css'

interface PartProps {
  readonly booking: Occurrence
  readonly scope: Scope
  readonly onDone: (dates: DateFactsFragment[]) => void
}

/** Where to, then what would come of each date, then the move itself. */
export function MovePart({ booking, scope, onDone }: PartProps) {
  const { t } = useTranslation()
  const client = useClient()
  const zone = booking.space.community.timeZone
  const [start, end] = [Date.parse(booking.start), Date.parse(booking.end)]
  const [day, setDay] = useState(localDay(start, zone))
  const [from, setFrom] = useState(clock(wallMinutes(start, zone)))
  const [length, setLength] = useState(end - start)
  const [onRefusal, setOnRefusal] = useState<MoveSeriesInput['onRefusal']>('ALL_OR_NOTHING')
  const [dates, setDates] = useState<DateFactsFragment[]>()
  const [late, setLate] = useState(false)
  const { busy, wrong, run } = useSending({ BAD_USER_INPUT: t('series.badMove') })

  const begin = momentAt(day, minutesOf(from), zone)
  const input: MoveSeriesInput = {
    bookingId: booking.id,
    scope,
    onRefusal,
    slot: { spaceId: booking.space.id, start: toDateTime(begin), end: toDateTime(begin + length) },
  }
  const anew = <T,>(set: (value: T) => void) => (value: T) => {
    set(value)
    setDates(undefined)
  }
  const check = async (next: MoveSeriesInput) => {
    const found = await run(() => client.send(CheckSeriesMoveDocument, { input: next }))
    setLate(false)
    if (found) setDates(found.checkSeriesMove.dates)
  }
  const move = async () => {
    const done = await run(() => client.send(MoveSeriesDocument, { input }))
    if (!done) return
    const found = done.moveSeries.dates
    if (goes(found, onRefusal)) return onDone(found)
    setLate(true)
    setDates(found)
  }
  return (
    <form
      className={styles['part']}
      onSubmit={(event) => {
        event.preventDefault()
        void check(input)
      }}
    >
      <div className={styles['pair']}>
        <label className={styles['field']}>
          {t('series.newDay')}
          <input type="date" required value={day} onChange={(event) => event.target.value && anew(setDay)(event.target.value)} />
        </label>
        <TimeOfDay from={from} length={length} onFrom={anew(setFrom)} onLength={anew(setLength)} />
      </div>
      <Button type="submit" look={dates ? 'plain' : 'primary'} disabled={busy}>
        {t('series.showMove')}
      </Button>
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
      {dates && (
        <>
          <div aria-live="polite">
            <Summary dates={dates} moving />
            {late && <p className={styles['wrong']}>{t('series.late')}</p>}
          </div>
          <DateList dates={dates} spaceId={booking.space.id} zone={zone} moving />
          {scope !== 'THIS' && (onRefusal === 'SKIP_REFUSED' || dates.some(({ outcome }) => outcome === 'REFUSED')) && (
            <OnRefusal
              value={onRefusal}
              onChange={(next) => {
                setOnRefusal(next)
                // What stays is in the way of what would have come there.
                void check({ ...input, onRefusal: next })
              }}
            />
          )}
          <Button look="primary" disabled={busy || !goes(dates, onRefusal)} onClick={() => void move()}>
            {t('series.doMove', { count: dates.filter(({ outcome }) => outcome === 'ALLOWED').length })}
          </Button>
        </>
      )}
    </form>
  )
}

/** Whether anything would move, and nothing has to. */
function goes(dates: readonly DateFactsFragment[], onRefusal: MoveSeriesInput['onRefusal']): boolean {
  const has = (wanted: DateFactsFragment['outcome']) => dates.some(({ outcome }) => outcome === wanted)
  return has('ALLOWED') && (onRefusal === 'SKIP_REFUSED' || !has('REFUSED'))
}
