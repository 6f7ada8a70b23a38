import { useTranslation } from 'react-i18next'
import type { SeatFactsFragment } from '@/gql/course'
import { useNow } from '@/time/clock'
import { dayName, clockTime } from '@/time/format'
import { useLook } from '@/ui/look'
import styles from './Course.module.css'
import { countdown, phaseOf } from './phase'

const DAY = 86_400_000

/** How many places are left, or when enrolment opens: one line that is right at the second. */
export function SeatsLine({ seats, mode, zone }: { seats: SeatFactsFragment; mode: 'FIRST_COME' | 'DRAW'; zone: string }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const now = useNow(1000)
  const phase = phaseOf(seats, now)
  const entered = () => t('course.entered', { count: seats.entered, capacity: seats.capacity })
  const before = () => {
    const opens = Date.parse(seats.opensAt ?? '')
    if (opens - now < DAY) return t('course.opensIn', { time: countdown(opens - now) })
    return t('course.opensAt', { day: dayName(opens, zone, language), time: clockTime(opens, zone) })
  }
  const words = {
    JUST_COME: () => t('course.justCome'),
    BEFORE: before,
    OPEN: () => (mode === 'DRAW' ? entered() : t('course.left', { count: seats.free, capacity: seats.capacity })),
    FULL: () => (mode === 'DRAW' ? entered() : t('course.full', { count: seats.waiting })),
    CLOSED: () => t('course.closed'),
    DRAWN: () => t('course.drawn'),
    CANCELLED: () => t('course.cancelled'),
  }[phase]()
  const open = phase === 'OPEN' || (phase === 'FULL' && mode === 'DRAW')
  return (
    <div className={styles['seats']} data-phase={open ? 'OPEN' : phase}>
      <p>
        <strong>{words}</strong>
      </p>
      {mode === 'FIRST_COME' && (phase === 'OPEN' || phase === 'FULL') && (
        <meter min={0} max={seats.capacity} value={seats.taken} aria-label={t('course.taken', { taken: seats.taken, capacity: seats.capacity })} />
      )}
    </div>
  )
}
