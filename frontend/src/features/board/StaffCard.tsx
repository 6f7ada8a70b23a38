import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import type { Community } from '@/api/communities'
import { dayName, timeRange } from '@/time/format'
import { cancel } from '@/ui/booking/actions'
import { Dialog } from '@/ui/booking/Dialog'
import { useFacts } from '@/ui/booking/useFacts'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { useLook } from '@/ui/look'
import { shortName } from '@/ui/names'
import { say } from '@/ui/toast'
import { Told } from '@/ui/useSending'
import { dotted } from '@/ui/words'
import type { StaffBooking } from './bars'
import { Reveal } from './Reveal'
import { StaffActions, StaffReasons } from './StaffActions'
import styles from './StaffCard.module.css'

interface StaffCardProps {
  readonly community: Community
  readonly booking: StaffBooking
  readonly onClose: () => void
}

/** What staff see of someone's booking, and what they can do with it. */
export function StaffCard({ community, booking, onClose }: StaffCardProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const [cancelling, setCancelling] = useState(false)
  const space = useFacts(booking.space.id)
  const { contact, booker, organisationName, title, status, attendees, units, kind } = booking
  const [start, zone] = [Date.parse(booking.start), community.timeZone]
  const range = timeRange(start, Date.parse(booking.end), zone)
  const who = contact?.name ?? (booker && shortName(booker.name))
  const place = space?.name ?? ''
  const notes = [
    kind !== 'BLOCK' && (title ?? t('booking.noTitle')),
    kind !== 'BLOCK' && t('booking.people', { count: attendees }),
    space?.allocation === 'POOL' && t('booking.unitsTaken', { units }),
    status === 'PENDING' && t('me.pending'),
    status === 'HELD' && t('board.held'),
    status === 'CHECKED_IN' && t('me.checkedIn'),
    status === 'NO_SHOW' && t('me.missed'),
  ]
  if (cancelling) return <CancelOther booking={booking} name={place} range={range} onClose={() => setCancelling(false)} />
  return (
    <Dialog title={who ? t('board.cardTitle', { name: who }) : t('board.cardTitleTaken')} onClose={onClose}>
      <div className={styles['when']}>
        <p>{dotted([community.name, place, space?.floor])}</p>
        <strong>
          <time>
            {dayName(start, zone, language)} <span>{range}</span>
          </time>
        </strong>
        <p>{dotted(notes)}</p>
        <StaffReasons booking={booking} />
        {organisationName && <p>{t('board.forOrganisation', { name: organisationName })}</p>}
        {kind === 'ON_BEHALF' && <p>{t('board.behalf')}</p>}
      </div>
      {who && <Reveal bookingId={booking.id} name={who} phone={contact?.phone ?? booker?.phone ?? null} />}
      <StaffActions community={community} booking={booking} name={place} onClose={onClose} />
      <div className={styles['buttons']}>
        <Button onClick={onClose}>{t('board.close')}</Button>
        {booking.canCancel && status !== 'HELD' && (
          <Button look="quiet" className={styles['danger']} onClick={() => setCancelling(true)}>
            {t('board.cancelOther')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

interface CancelOtherProps {
  readonly booking: StaffBooking
  readonly name: string
  readonly range: string
  readonly onClose: () => void
}

/** Asks first: it is someone else's, and cannot be booked again in their name. */
function CancelOther({ booking, name, range, onClose }: CancelOtherProps) {
  const { t } = useTranslation()
  const client = useClient()
  return (
    <ConfirmDialog
      title={t('board.cancelTitle')}
      hint={t('board.cancelHint', { name, range })}
      doIt={t('booking.cancel')}
      onDo={async () => {
        const { booking: gone, refusals } = await cancel(client, booking.id)
        if (!gone) throw new Told(refusals.map(({ message }) => message).join(' '))
      }}
      onDone={() => {
        say(t('board.cancelled', { name, range }))
        onClose()
      }}
      onClose={onClose}
    />
  )
}
