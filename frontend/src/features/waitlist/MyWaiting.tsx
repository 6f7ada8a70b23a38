import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { useViewer } from '@/api/viewer'
import { LeaveWaitlistDocument, type PlaceFragment } from '@/gql/waitlist'
import { dayName, timeRange } from '@/time/format'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { useLook } from '@/ui/look'
import { say } from '@/ui/toast'
import { dotted } from '@/ui/words'
import { OfferButtons } from './OfferButtons'
import { TimeLeft } from './TimeLeft'
import { useMyPlaces } from './usePlaces'
import styles from './Waitlist.module.css'

/** What the viewer waits for, an offer first; nothing while they wait for nothing. */
export function MyWaiting() {
  const { t } = useTranslation()
  const places = useMyPlaces(useViewer().person?.id)
  const id = useId()
  if (!places || places.length === 0) return null
  const offersFirst = places.toSorted((a, b) => Number(b.status === 'OFFERED') - Number(a.status === 'OFFERED'))
  return (
    <section className={styles['section']}>
      <h2 id={id}>{t('waitlist.title')}</h2>
      {/* An offer is told when it comes; its seconds are not. */}
      <ul className={styles['list']} aria-labelledby={id} aria-live="polite">
        {offersFirst.map((place) => (
          <Place key={place.id} place={place} />
        ))}
      </ul>
    </section>
  )
}

function Place({ place }: { place: PlaceFragment }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const { space, status, attendees, organisationName } = place
  const [start, zone] = [Date.parse(place.start), space.community.timeZone]
  const range = timeRange(start, Date.parse(place.end), zone)
  return (
    <li className={styles['place']} data-status={status}>
      <time className={styles['when']}>
        <span>{dayName(start, zone, language)}</span> <b>{range}</b>
      </time>
      <div>
        <h3>{space.name}</h3>
        <p>{dotted([organisationName, space.community.name, space.floor, t('booking.people', { count: attendees })])}</p>
        <Standing place={place} />
      </div>
      {status === 'OFFERED' && <OfferButtons place={place} />}
      {status === 'WAITING' && <Leave place={place} range={range} />}
    </li>
  )
}

function Standing({ place: { status, ahead, offerExpiresAt, space } }: { place: PlaceFragment }) {
  const { t } = useTranslation()
  if (status === 'OFFERED' && offerExpiresAt) {
    return (
      <p className={styles['standing']}>
        <b>{t('waitlist.offered')}</b> <TimeLeft until={Date.parse(offerExpiresAt)} communityId={space.community.id} />
      </p>
    )
  }
  if (status === 'LAPSED') return <p className={styles['standing']}>{t('waitlist.lapsed')}</p>
  if (status === 'TOO_LATE') return <p className={styles['standing']}>{t('waitlist.tooLate')}</p>
  return <p className={styles['standing']}>{ahead === 0 ? t('waitlist.first') : t('waitlist.ahead', { count: ahead })}</p>
}

/** Who leaves loses their turn, so it is asked first. */
function Leave({ place, range }: { place: PlaceFragment; range: string }) {
  const { t } = useTranslation()
  const client = useClient()
  const [asking, setAsking] = useState(false)
  return (
    <div className={styles['buttons']}>
      <Button look="quiet" aria-label={t('waitlist.leaveLabel', { name: place.space.name, range })} onClick={() => setAsking(true)}>
        {t('waitlist.leave')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('waitlist.leaveTitle', { name: place.space.name, range })}
          hint={t('waitlist.leaveHint')}
          doIt={t('waitlist.leave')}
          onDo={() => client.send(LeaveWaitlistDocument, { input: { waiterId: place.id } })}
          onDone={() => {
            setAsking(false)
            say(t('waitlist.left'))
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
