import { useTranslation } from 'react-i18next'
import { dayName, timeRange } from '@/time/format'
import { Button } from '../Button'
import { useLook } from '../look'
import { dotted } from '../words'
import { Dialog } from './Dialog'
import { useDesk } from './Desk'
import type { OwnBooking } from './model'
import { useFacts } from './useFacts'
import styles from './BookingDialog.module.css'

/** One's own booking, and what can still be done with it. */
export function OwnBookingDialog({ booking, onClose }: { booking: OwnBooking; onClose: () => void }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const { cancel } = useDesk()
  const { space, title, organisationName, attendees, units, canCancel, canMove } = booking
  const isPool = useFacts(space.id)?.allocation === 'POOL'
  const [start, end, zone] = [Date.parse(booking.start), Date.parse(booking.end), space.community.timeZone]
  return (
    <Dialog title={title ?? space.name} onClose={onClose}>
      <div className={styles['when']}>
        <p>
          {dotted([title !== null && space.name, space.community.name, space.floor])}
        </p>
        <strong>
          <time>
            {dayName(start, zone, language)} <span>{timeRange(start, end, zone)}</span>
          </time>
        </strong>
        <p>{dotted([organisationName, t('booking.people', { count: attendees }), isPool && t('booking.unitsTaken', { units })])}</p>
      </div>
      {canMove && <p className={styles['hint']}>{t('booking.moveHint')}</p>}
      <div className={styles['buttons']}>
        <Button look="primary" onClick={onClose}>
          {t('booking.keepIt')}
        </Button>
        {canCancel && (
          <Button
            onClick={() => {
              onClose()
              cancel(booking)
            }}
          >
            {t('booking.cancel')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
