import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { AcceptOfferDocument, DeclineOfferDocument, type PlaceFragment } from '@/gql/waitlist'
import { timeRange } from '@/time/format'
import { Button } from '@/ui/Button'
import { say } from '@/ui/toast'
import { Told, useSending } from '@/ui/useSending'
import styles from './Waitlist.module.css'

/** An offer is taken or turned down in one tap. */
export function OfferButtons({ place }: { place: PlaceFragment }) {
  const { t } = useTranslation()
  const client = useClient()
  const { busy, wrong, run } = useSending({ CONFLICT: t('waitlist.lapsed') })
  const { space } = place
  const names = { name: space.name, range: timeRange(Date.parse(place.start), Date.parse(place.end), space.community.timeZone) }
  const input = { waiterId: place.id }

  const accept = async () => {
    const booking = await run(async () => {
      const { booking: made, refusals } = (await client.send(AcceptOfferDocument, { input })).acceptOffer
      if (!made) throw new Told(refusals.map(({ message }) => message).join(' '))
      return made
    })
    if (booking) say(t(booking.status === 'PENDING' ? 'waitlist.requested' : 'waitlist.accepted', names))
  }
  const decline = async () => {
    if (await run(() => client.send(DeclineOfferDocument, { input }))) say(t('waitlist.declined'))
  }

  return (
    <div className={styles['buttons']}>
      <Button look="primary" disabled={busy} aria-label={t('waitlist.acceptLabel', names)} onClick={() => void accept()}>
        {t('waitlist.accept')}
      </Button>
      <Button disabled={busy} aria-label={t('waitlist.declineLabel', names)} onClick={() => void decline()}>
        {t('waitlist.decline')}
      </Button>
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
    </div>
  )
}
