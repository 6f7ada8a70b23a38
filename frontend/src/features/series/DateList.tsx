import { useTranslation } from 'react-i18next'
import type { DateFactsFragment } from '@/gql/series'
import { dayName, timeRange } from '@/time/format'
import { localDay } from '@/time/zone'
import { Button } from '@/ui/Button'
import { useLook } from '@/ui/look'
import { dotted } from '@/ui/words'
import styles from './Series.module.css'

type Offered = DateFactsFragment['alternatives'][number]

/** What can be done about single dates before they are booked. */
export interface Choosing {
  readonly onLeaveOut: (day: string) => void
  readonly onTakeIn: (day: string) => void
  readonly onInstead: (day: string, slot: Offered) => void
  readonly onAsBefore: (day: string) => void
}

interface DateListProps {
  readonly dates: readonly DateFactsFragment[]
  readonly spaceId: string
  readonly zone: string
  readonly choosing?: Choosing
  /** Whether they are bookings that go elsewhere: what is left out stays where it is. */
  readonly moving?: boolean
}

/** Each date with what came of it. */
export function DateList({ dates, ...rest }: DateListProps) {
  return (
    <ol className={styles['dates']}>
      {dates.map((date) => (
        <DateRow key={date.occursAt} date={date} {...rest} />
      ))}
    </ol>
  )
}

const told = (outcome: DateFactsFragment['outcome'], moving = false) => (moving && outcome === 'LEFT_OUT' ? 'STAYS' : outcome)

const SIGNS = { ALLOWED: '✓', REFUSED: '✕', LEFT_OUT: '–' } as const

function DateRow({ date, spaceId, zone, choosing, moving }: Omit<DateListProps, 'dates'> & { date: DateFactsFragment }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const { outcome, refusals, alternatives, space } = date
  const [occursAt, start, end] = [Date.parse(date.occursAt), Date.parse(date.start), Date.parse(date.end)]
  const day = localDay(occursAt, zone)
  const changed = space.id !== spaceId || start !== occursAt
  const when = `${dayName(start, zone, language)} ${timeRange(start, end, zone)}`
  return (
    <li className={styles['date']} data-outcome={outcome} data-moving={moving} data-day={day}>
      <span className={styles['sign']} aria-hidden="true">
        {SIGNS[outcome]}
      </span>
      <div>
        <time className={styles['when']}>{when}</time>
        <p>{dotted([t(`series.outcome.${told(outcome, moving)}`), space.id !== spaceId && space.name])}</p>
        {refusals.map(({ message }) => (
          <p key={message}>{message}</p>
        ))}
        {choosing && outcome === 'REFUSED' && alternatives.length > 0 && (
          <ul className={styles['instead']} aria-label={t('series.instead')}>
            {alternatives.map((slot) => (
              <li key={slot.space.id + slot.start}>
                <Button onClick={() => choosing.onInstead(day, slot)} aria-label={t('series.takeInstead', { slot: saying(slot), when })}>
                  {saying(slot)}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {choosing && (
        <div className={styles['acts']}>
          {outcome === 'LEFT_OUT' ? (
            <Button onClick={() => choosing.onTakeIn(day)} aria-label={t('series.takeInLabel', { when })}>
              {t('series.takeIn')}
            </Button>
          ) : (
            <Button onClick={() => choosing.onLeaveOut(day)} aria-label={t('series.leaveOutLabel', { when })}>
              {t('series.leaveOut')}
            </Button>
          )}
          {changed && outcome !== 'LEFT_OUT' && (
            <Button onClick={() => choosing.onAsBefore(day)} aria-label={t('series.asBeforeLabel', { when })}>
              {t('series.asBefore')}
            </Button>
          )}
        </div>
      )}
    </li>
  )

  function saying(slot: Offered): string {
    const from = Date.parse(slot.start)
    const other = localDay(from, zone) === day ? '' : `${dayName(from, zone, language)} `
    return dotted([`${other}${timeRange(from, Date.parse(slot.end), zone)}`, slot.space.id !== spaceId && slot.space.name])
  }
}

/** How many dates had which outcome, in one line. */
export function Summary({ dates, moving }: Pick<DateListProps, 'dates' | 'moving'>) {
  const { t } = useTranslation()
  const count = (outcome: DateFactsFragment['outcome']) => dates.filter((date) => date.outcome === outcome).length
  const parts = (['ALLOWED', 'REFUSED', 'LEFT_OUT'] as const).filter((outcome) => count(outcome) > 0)
  return <p className={styles['summary']}>{dotted(parts.map((outcome) => t(`series.sum.${told(outcome, moving)}`, { count: count(outcome) })))}</p>
}
