import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { newKey } from '@/api/key'
import { timeRange } from '@/time/format'
import { say } from '../toast'
import { book, cancel, slotInput } from './actions'
import { type OwnBooking, type Wanted, wantedAgain } from './model'

const nameAndRange = (wanted: Wanted) => ({
  name: wanted.spaceName,
  range: timeRange(wanted.start, wanted.end, wanted.zone),
})

/** Says what has come about, with the way back at hand. */
export function useReport() {
  const { t } = useTranslation()
  const client = useClient()

  const failed = () => say(t('booking.failed'))

  const booked = (booking: OwnBooking) => {
    const undo = () => void cancel(client, booking.id).then(({ booking: gone }) => (gone ? say(t('booking.cancelled', names)) : failed()), failed)
    const names = nameAndRange(wantedAgain(booking))
    say(t(booking.status === 'PENDING' ? 'booking.requested' : 'booking.booked', names), booking.canCancel ? { label: t('booking.undo'), run: undo } : undefined)
  }

  const cancelled = (booking: OwnBooking) => {
    const wanted = wantedAgain(booking)
    const input = { key: newKey(), slot: slotInput(wanted), attendees: booking.attendees, title: booking.title }
    const undo = () =>
      void book(client, input).then(({ booking: again, refusals }) => say(again ? t('booking.rebooked') : (refusals[0]?.message ?? t('booking.failed'))), failed)
    // What was for an organisation would come back as one's own.
    say(t('booking.cancelled', nameAndRange(wanted)), booking.kind === 'PERSONAL' ? { label: t('booking.undo'), run: undo } : undefined)
  }

  const moved = (wanted: Wanted) => say(t('booking.moved', nameAndRange(wanted)))

  return { booked, cancelled, moved, failed }
}
