import { useTranslation } from 'react-i18next'
import type { CourseMode, OfficeSeatsFragment } from '@/gql/courseoffice'
import { dotted } from '@/ui/words'
import styles from './Office.module.css'
import { useLiveSeats } from './useOffice'

/** How many places are taken and how many wait, as they are now. */
export function Seats({ first, mode }: { first: OfficeSeatsFragment; mode: CourseMode }) {
  const { t } = useTranslation()
  const { state, taken, capacity, waiting, entered } = useLiveSeats(first)
  if (mode === 'DRAW' && state === 'PUBLISHED') {
    return <p className={`${styles['seats']} figures`}>{t('course.entered', { count: entered, capacity })}</p>
  }
  return (
    <p className={`${styles['seats']} figures`}>
      <meter min={0} max={capacity} value={taken} aria-hidden="true" />
      {dotted([t('course.taken', { taken, capacity }), waiting > 0 && t('courseOffice.waiting', { count: waiting })])}
    </p>
  )
}
