import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Community } from '@/api/communities'
import { isStaffOf, useViewer } from '@/api/viewer'
import { useNow } from '@/time/clock'
import { clockTime, dayName, timeRange } from '@/time/format'
import { addDays, localDay } from '@/time/zone'
import { buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { LineStatus } from '@/ui/LineStatus'
import { useLook } from '@/ui/look'
import { SignInLink } from '@/ui/SignInLink'
import { dotted } from '@/ui/words'
import { bySlot } from './bySlot'
import { useWaiters, type Waiter } from './usePlaces'
import styles from './Waitlist.module.css'

/** How far ahead staff look: the farthest that spaces are booked. */
const DAYS = 60

/** Who waits for what in a centre, for its staff. */
export function WaitersPage({ community }: { community: Community }) {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header className={styles['head']}>
        <Link href={`/board/${community.slug}`}>{t('waitlist.back')}</Link>
        <h1>{t('waitlist.of', { name: community.name })}</h1>
        <LineStatus />
      </header>
      {known && !isStaffOf(person, community.id) && (
        <Empty title={t('waitlist.denied')} hint={t('waitlist.deniedHint')}>
          {person ? (
            <Link href="/" className={buttonClass('primary')}>
              {t('app.toHome')}
            </Link>
          ) : (
            <SignInLink />
          )}
        </Empty>
      )}
      {isStaffOf(person, community.id) && <Waiters community={community} />}
    </main>
  )
}

function Waiters({ community: { id, timeZone } }: { community: Community }) {
  const { t } = useTranslation()
  const today = localDay(useNow(60_000), timeZone)
  const waiters = useWaiters({ communityId: id, from: today, to: addDays(today, DAYS) })
  if (!waiters) return <p>{t('app.loading')}</p>
  if (waiters.length === 0) return <Empty title={t('waitlist.nobody')} hint={t('waitlist.nobodyHint')} />
  return bySlot(waiters).map((line) => <Line key={line.key} line={line.waiters} />)
}

function Line({ line }: { line: readonly Waiter[] }) {
  const { language } = useLook()
  const first = line[0]
  if (!first) return null
  const [start, zone] = [Date.parse(first.start), first.space.community.timeZone]
  return (
    <section className={styles['section']}>
      <h2>{dotted([first.space.name, dayName(start, zone, language), timeRange(start, Date.parse(first.end), zone)])}</h2>
      <ol className={styles['list']}>
        {line.map((waiter) => (
          <Turn key={waiter.id} waiter={waiter} zone={zone} />
        ))}
      </ol>
    </section>
  )
}

function Turn({ waiter, zone }: { waiter: Waiter; zone: string }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const { person, organisationName, attendees, status, offerExpiresAt } = waiter
  const since = Date.parse(waiter.createdAt)
  return (
    <li className={styles['place']} data-status={status}>
      <div>
        <h3>{person.name}</h3>
        <p>
          {dotted([
            organisationName,
            t('booking.people', { count: attendees }),
            t('waitlist.since', { time: `${dayName(since, zone, language)} ${clockTime(since, zone)}` }),
          ])}
        </p>
        {status === 'OFFERED' && offerExpiresAt && (
          <p className={styles['standing']}>{t('waitlist.heldUntil', { time: clockTime(Date.parse(offerExpiresAt), zone) })}</p>
        )}
      </div>
    </li>
  )
}
