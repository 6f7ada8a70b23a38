import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Community } from '@/api/communities'
import { isStaffOf, useViewer } from '@/api/viewer'
import { useNow } from '@/time/clock'
import { addDays, localDay } from '@/time/zone'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { LineStatus } from '@/ui/LineStatus'
import { SignInLink } from '@/ui/SignInLink'
import { RequestCard } from './RequestCard'
import { useRequests } from './useRequests'
import styles from './Inbox.module.css'

/** What the staff of a centre have to decide. */
export function RequestsPage({ community }: { community: Community }) {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  const staff = isStaffOf(person, community.id)
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header className={styles['head']}>
        <Link href={`/board/${community.slug}`}>{t('inbox.back')}</Link>
        <h1>{t('inbox.of', { name: community.name })}</h1>
        <LineStatus />
      </header>
      {known && !staff && (
        <Empty title={t('inbox.denied')} hint={t('inbox.deniedHint')}>
          {person ? (
            <Link href="/" className={buttonClass('primary')}>
              {t('app.toHome')}
            </Link>
          ) : (
            <SignInLink />
          )}
        </Empty>
      )}
      {staff && <Inbox community={community} />}
    </main>
  )
}

function Inbox({ community }: { community: Community }) {
  const { t } = useTranslation()
  const today = localDay(useNow(60_000), community.timeZone)
  const { inbox, failed, load } = useRequests(community.id, today, addDays)
  if (failed && !inbox) {
    return (
      <Empty title={t('app.failed')} hint={t('app.failedHint')}>
        <Button onClick={() => void load()}>{t('app.again')}</Button>
      </Empty>
    )
  }
  if (!inbox) return <p>{t('app.loading')}</p>
  return (
    <>
      {inbox.open.length === 0 && <Empty title={t('inbox.none')} hint={t('inbox.noneHint')} />}
      {inbox.open.length > 0 && (
        <section className={styles['section']}>
          <h2>{t('inbox.title')}</h2>
          <ul className={styles['list']}>
            {inbox.open.map((request) => (
              <RequestCard key={request.id} request={request} zone={community.timeZone} onDone={load} />
            ))}
          </ul>
        </section>
      )}
      {inbox.refused.length > 0 && (
        <section className={styles['section']}>
          <h2>{t('inbox.refused')}</h2>
          <ul className={styles['list']}>
            {inbox.refused.map((request) => (
              <RequestCard key={request.id} request={request} zone={community.timeZone} onDone={load} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
