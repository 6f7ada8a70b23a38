import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useViewer } from '@/api/viewer'
import { dayName, timeRange } from '@/time/format'
import { useDesk } from '@/ui/booking/Desk'
import { Button } from '@/ui/Button'
import { useLook } from '@/ui/look'
import { shortName } from '@/ui/names'
import { dotted } from '@/ui/words'
import { type OrganisationBooking, useBookings } from './useBookings'
import styles from './OrganisationsPage.module.css'

/** What the organisation has booked ahead, live. */
export function Bookings({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation()
  const bookings = useBookings(organisationId)
  const id = useId()
  return (
    <div className={styles['part']}>
      <h3 id={id}>{t('organisation.bookings')}</h3>
      {!bookings && <p className={styles['soft']}>{t('app.loading')}</p>}
      {bookings?.length === 0 && (
        <div className={styles['none']}>
          <p>
            <b>{t('organisation.noBookings')}</b>
          </p>
          <p>{t('organisation.noBookingsHint')}</p>
          <Link href="/">{t('organisation.find')}</Link>
        </div>
      )}
      {bookings && bookings.length > 0 && (
        <ul className={styles['bookings']} aria-labelledby={id}>
          {bookings.map((booking) => (
            <Booking key={booking.id} booking={booking} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Booking({ booking }: { booking: OrganisationBooking }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const { person } = useViewer()
  const { cancel } = useDesk()
  const { space, title, booker, status, attendees, canCancel } = booking
  const [start, zone] = [Date.parse(booking.start), space.community.timeZone]
  const range = timeRange(start, Date.parse(booking.end), zone)
  const who = booker && (booker.id === person?.id ? t('organisation.byMe') : t('organisation.by', { name: shortName(booker.name) }))
  return (
    <li className={styles['booking']} data-status={status}>
      <time>
        <span>{dayName(start, zone, language)}</span> <b>{range}</b>
      </time>
      <div>
        <p>
          <b>{space.name}</b>
        </p>
        <p className={styles['soft']}>
          {dotted([title, space.community.name, space.floor, t('booking.people', { count: attendees }), status === 'PENDING' && t('me.pending'), who])}
        </p>
      </div>
      {canCancel && (
        <Button look="quiet" aria-label={t('organisation.cancelLabel', { name: space.name, range })} onClick={() => cancel(booking)}>
          {t('me.cancel')}
        </Button>
      )}
    </li>
  )
}
