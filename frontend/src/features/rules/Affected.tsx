import { useTranslation } from 'react-i18next'
import type { PreviewFactsFragment } from '@/gql/rules'
import { dayName, timeRange } from '@/time/format'
import { useLook } from '@/ui/look'
import styles from './RulesPage.module.css'

interface AffectedProps {
  readonly preview: PreviewFactsFragment | undefined
  readonly zone: string
}

/** How many bookings to come would not be made any more; undefined while nobody knows. */
export function AffectedCount({ preview }: Pick<AffectedProps, 'preview'>) {
  const { t } = useTranslation()
  if (!preview) return <p aria-live="polite">{t('rules.looking')}</p>
  const { affected, looked, more } = preview
  return (
    <p aria-live="polite">
      <strong>{affected.length === 0 ? t('rules.affectsNone', { looked }) : t('rules.affects', { count: affected.length, looked })}</strong> {more && t('rules.more')}
    </p>
  )
}

/** Which ones, and why. They stay; staff decide what to say to whom. */
export function AffectedList({ preview, zone }: AffectedProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  if (!preview || preview.affected.length === 0) return null
  return (
    <section className={styles['section']}>
      <h2>{t('rules.affected')}</h2>
      <ul className={styles['affected']}>
        {preview.affected.map(({ booking, refusals }) => (
          <li key={booking.id}>
            <b>
              {dayName(Date.parse(booking.start), zone, language)} {timeRange(Date.parse(booking.start), Date.parse(booking.end), zone)} · {booking.space.name}
            </b>
            {booking.booker && ` · ${booking.booker.name}`}
            <br />
            {refusals.map(({ message }) => message).join(' ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
