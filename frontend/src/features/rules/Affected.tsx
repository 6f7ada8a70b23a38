import { useTranslation } from 'react-i18next'
import type { PreviewFactsFragment } from '@/gql/rules'
import { dayName, timeRange } from '@/time/format'
import { useLook } from '@/ui/look'
import styles from './RulesPage.module.css'

/** Which bookings to come would not be made any more. They stay; staff decide what to say to whom. */
export function Affected({ preview, zone }: { preview: PreviewFactsFragment | undefined; zone: string }) {
  const { t } = useTranslation()
  const { language } = useLook()
  if (!preview) return <p aria-live="polite">{t('rules.looking')}</p>
  const { affected, looked, more } = preview
  return (
    <div className={styles['affected']} aria-live="polite">
      <p>
        <strong>{affected.length === 0 ? t('rules.affectsNone', { looked }) : t('rules.affects', { count: affected.length, looked })}</strong> {more && t('rules.more')}
      </p>
      {affected.length > 0 && (
        <ul>
          {affected.map(({ booking, refusals }) => (
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
      )}
    </div>
  )
}
