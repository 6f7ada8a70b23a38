import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useViewer } from '@/api/viewer'
import type { OwnBookingFragment } from '@/gql/graphql'
import { useMyBookings } from '@/live/hooks'
import { dayName, timeRange } from '@/time/format'
import { localDay } from '@/time/zone'
import { Button, buttonClass } from '@/ui/Button'
import { useDesk } from '@/ui/booking/Desk'
import { useFacts } from '@/ui/booking/useFacts'
import { Empty } from '@/ui/Empty'
import { LineStatus } from '@/ui/LineStatus'
import { SignInLink } from '@/ui/SignInLink'
import { dotted } from '@/ui/words'
import { useLook } from '@/ui/look'
import styles from './MePage.module.css'

interface MePageProps {
  /** What there is to know before the list. */
  readonly before?: ReactNode
  /** What more can be done about a booking. */
  readonly Actions?: ComponentType<{ booking: OwnBookingFragment }>
}

/** The viewer's own upcoming bookings, live, and before them what else they are waiting for. */
export function MePage({ before, Actions }: MePageProps) {
  const { t } = useTranslation()
  const { known, person, demoPeople } = useViewer()
  const bookings = useMyBookings(person?.id)
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('me.title')}</h1>
        {person && <LineStatus />}
        {person && <Link href="/organisations">{t('organisation.title')}</Link>}
      </header>
      {known && !person && demoPeople.length > 0 && (
        <Empty title={t('me.signIn')} hint={t('me.signInHint')}>
          <SignInLink look="plain">{t('viewer.withPhone')}</SignInLink>
        </Empty>
      )}
      {known && !person && demoPeople.length === 0 && (
        <Empty title={t('me.readOnly')} hint={t('me.readOnlyHint')}>
          <SignInLink />
        </Empty>
      )}
      {person && before}
      {person && !bookings && <p>{t('app.loading')}</p>}
      {bookings?.length === 0 && (
        <Empty title={t('me.empty')} hint={t('me.emptyHint')}>
          <Link href="/" className={buttonClass('primary')}>
            {t('me.find')}
          </Link>
        </Empty>
      )}
      {bookings && byDay(bookings).map(([day, list]) => <Day key={day} list={list} Actions={Actions} />)}
    </main>
  )
}

/** The list is ascending, so the days come in order. */
export function byDay(bookings: readonly OwnBookingFragment[]): [string, OwnBookingFragment[]][] {
  const days = new Map<string, OwnBookingFragment[]>()
  for (const booking of bookings) {
    const day = localDay(Date.parse(booking.start), booking.space.community.timeZone)
    days.set(day, [...(days.get(day) ?? []), booking])
  }
  return [...days]
}

interface DayProps extends Pick<MePageProps, 'Actions'> {
  readonly list: readonly OwnBookingFragment[]
}

function Day({ list, Actions }: DayProps) {
  const { language } = useLook()
  const first = list[0]
  if (!first) return null
  return (
    <section>
      <h2 className={styles['day']}>{dayName(Date.parse(first.start), first.space.community.timeZone, language)}</h2>
      <ul className={styles['list']}>
        {list.map((booking) => (
          <Booking key={booking.id} booking={booking} Actions={Actions} />
        ))}
      </ul>
    </section>
  )
}

/** What became of it, where that is not that it simply stands. */
const standings = {
  PENDING: 'me.pending',
  HELD: 'me.held',
  CHECKED_IN: 'me.checkedIn',
  REJECTED: 'me.rejected',
  EXPIRED: 'me.expired',
  NO_SHOW: 'me.missed',
} as const

interface BookingProps extends Pick<MePageProps, 'Actions'> {
  readonly booking: OwnBookingFragment
}

function Booking({ booking, Actions }: BookingProps) {
  const { t } = useTranslation()
  const { cancel } = useDesk()
  const { space, status, title, organisationName, attendees, units, canCancel, canMove } = booking
  const isPool = useFacts(space.id)?.allocation === 'POOL'
  const zone = space.community.timeZone
  const range = timeRange(Date.parse(booking.start), Date.parse(booking.end), zone)
  const day = localDay(Date.parse(booking.start), zone)
  const standing = status in standings && t(standings[status as keyof typeof standings])
  const notes = [standing, t('booking.people', { count: attendees }), isPool && t('booking.unitsTaken', { units })]
  return (
    <li className={styles['booking']} data-status={status}>
      <time className={styles['time']}>{range}</time>
      <div>
        <h3>{space.name}</h3>
        <p>{dotted([organisationName, title ?? t('booking.noTitle'), space.community.name, space.floor, ...notes])}</p>
        {booking.decisionReason && status === 'REJECTED' && <p>{t('me.because', { reason: booking.decisionReason })}</p>}
      </div>
      <div className={styles['buttons']}>
        {Actions && <Actions booking={booking} />}
        {canMove && status !== 'HELD' && (
          <Link href={`/board/${space.community.slug}?day=${day}`} className={buttonClass('plain')} aria-label={t('me.moveLabel', { name: space.name })}>
            {t('me.move')}
          </Link>
        )}
        {booking.occursAt && (
          <Link href={`/series/${booking.id}`} className={buttonClass('plain')} aria-label={t('me.seriesLabel', { name: space.name, range })}>
            {t('me.series')}
          </Link>
        )}
        {canCancel && (
          <Button aria-label={t('me.cancelLabel', { name: space.name, range })} onClick={() => cancel(booking)}>
            {t('me.cancel')}
          </Button>
        )}
      </div>
    </li>
  )
}
