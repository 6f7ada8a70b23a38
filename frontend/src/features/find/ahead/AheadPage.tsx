import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useCommunities } from '@/api/communities'
import { useNow } from '@/time/clock'
import { timeRange } from '@/time/format'
import { localDay, MINUTE } from '@/time/zone'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { useDesk } from '@/ui/booking/Desk'
import { dotted } from '@/ui/words'
import { type Found, useFreeSlots } from './useFreeSlots'
import { WishForm } from './WishForm'
import type { Wish } from './wish'
import styles from './AheadPage.module.css'

/** What is free on another day, in all centres at once. */
export function AheadPage() {
  const { t } = useTranslation()
  const zone = useCommunities()[0]?.timeZone ?? 'Asia/Shanghai'
  const today = localDay(useNow(MINUTE), zone)
  const [wish, setWish] = useState<Wish>({ day: today, part: 'any', minutes: 60, people: 1, kind: '', where: '' })
  const found = useFreeSlots(wish, zone)
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <h1>{t('ahead.title')}</h1>
      <WishForm wish={wish} today={today} zone={zone} onChange={(part) => setWish({ ...wish, ...part })} />
      <div aria-live="polite" aria-busy={found === undefined}>
        {found === undefined && <p>{t('app.loading')}</p>}
        {found === null && <Empty title={t('app.failed')} hint={t('app.failedHint')} />}
        {found && <Slots found={found} people={wish.people} />}
      </div>
    </main>
  )
}

function Slots({ found, people }: { readonly found: Found; readonly people: number }) {
  const { t } = useTranslation()
  const { choose } = useDesk()
  if (found.slots.length === 0) {
    return (
      <Empty title={t('ahead.none')} hint={t('ahead.noneHint')}>
        <Link href="/" className={buttonClass('plain')}>
          {t('ahead.home')}
        </Link>
      </Empty>
    )
  }
  return (
    <>
      <ul className={styles['slots']}>
        {found.slots.map(({ start, end, space }) => {
          const { community } = space
          const times = { start: Date.parse(start), end: Date.parse(end) }
          const range = timeRange(times.start, times.end, community.timeZone)
          const wanted = {
            spaceId: space.id,
            spaceName: space.name,
            floor: space.floor,
            communityId: community.id,
            communityName: community.name,
            zone: community.timeZone,
            ...times,
            attendees: people,
          }
          return (
            <li key={`${space.id} ${start}`}>
              <Button wide onClick={() => choose(wanted)}>
                <b className="figures">{range}</b>
                <span>{space.name}</span>
                <small>{dotted([community.name, space.floor, space.capacity !== null && t('space.seats', { count: space.capacity })])}</small>
              </Button>
            </li>
          )
        })}
      </ul>
      {found.more && <p className={styles['more']}>{t('ahead.more')}</p>}
    </>
  )
}
