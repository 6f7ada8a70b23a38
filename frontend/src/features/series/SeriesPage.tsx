import { useTranslation } from 'react-i18next'
import { Link, useSearch } from 'wouter'
import { useCommunities } from '@/api/communities'
import { useViewer } from '@/api/viewer'
import { buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { SignInLink } from '@/ui/SignInLink'
import { SeriesForm } from './SeriesForm'
import styles from './Series.module.css'

/** A booking that comes again: for `?space=…&start=…&end=…`, as a form of a single booking hands over. */
export function SeriesPage() {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  const asked = new URLSearchParams(useSearch())
  const [start, end] = [Date.parse(asked.get('start') ?? ''), Date.parse(asked.get('end') ?? '')]
  const community = useCommunities().find(({ spaces }) => spaces.some(({ id }) => id === asked.get('space')))
  const space = community?.spaces.find(({ id }) => id === asked.get('space'))
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header>
        <h1>{t('series.title')}</h1>
        <p>{t('series.lead')}</p>
      </header>
      {(!community || !space || !(start < end)) && (
        <Empty title={t('series.noSlot')} hint={t('series.noSlotHint')}>
          <Link href="/" className={buttonClass('primary')}>
            {t('app.toHome')}
          </Link>
        </Empty>
      )}
      {known && !person && (
        <Empty title={t('series.signIn')} hint={t('series.signInHint')}>
          <SignInLink />
        </Empty>
      )}
      {person && community && space && start < end && <SeriesForm key={person.id} community={community} space={space} start={start} end={end} />}
    </main>
  )
}
