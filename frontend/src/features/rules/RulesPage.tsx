import { useTranslation } from 'react-i18next'
import { Link, useSearch } from 'wouter'
import { isStaffOf, useViewer } from '@/api/viewer'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { SignInLink } from '@/ui/SignInLink'
import { type Community, placeOf } from './draft'
import { RulesForm } from './RulesForm'
import { useRules } from './useRules'
import styles from './RulesPage.module.css'

/** What a centre and its spaces say about booking: for its staff, who change it here. */
export function RulesPage({ slug }: { slug: string }) {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  const { community, failed, load } = useRules(slug)
  const allowed = community ? isStaffOf(person, community.id) : false
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header className={styles['head']}>
        <Link href={`/board/${slug}`} className={styles['back']}>
          {t('rules.back')}
        </Link>
        <h1>{community ? t('rules.title', { name: community.name }) : t('rules.name')}</h1>
        <p>{t('rules.lead')}</p>
      </header>
      {failed && !community && (
        <Empty title={t('app.failed')} hint={t('app.failedHint')}>
          <Button onClick={() => void load()}>{t('app.again')}</Button>
        </Empty>
      )}
      {!failed && (community === undefined || !known) && <p className={styles['soft']}>{t('app.loading')}</p>}
      {community === null && <Empty title={t('app.notFound')} hint={t('app.notFoundHint')} />}
      {known && community && !allowed && <Denied signedIn={person !== null} />}
      {known && community && allowed && <Places community={community} onSaved={load} />}
    </main>
  )
}

function Denied({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation()
  return (
    <Empty title={t('rules.denied')} hint={t('rules.deniedHint')}>
      {signedIn ? (
        <Link href="/" className={buttonClass('primary')}>
          {t('app.toHome')}
        </Link>
      ) : (
        <SignInLink />
      )}
    </Empty>
  )
}

function Places({ community, onSaved }: { community: Community; onSaved: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const asked = new URLSearchParams(useSearch()).get('space')
  const place = placeOf(community, asked)
  const here = place.space?.slug ?? null
  const link = (slug: string | null, name: string) => (
    <Link
      key={slug}
      href={`/board/${community.slug}/rules${slug ? `?space=${slug}` : ''}`}
      replace
      className={buttonClass('plain', { pressed: slug === here })}
      {...(slug === here && { 'aria-current': 'page' as const })}
    >
      {name}
    </Link>
  )
  return (
    <>
      <nav aria-label={t('rules.where')} className={styles['places']}>
        {link(null, t('rules.centre'))}
        {community.spaces.map(({ slug, name }) => link(slug, name))}
      </nav>
      <RulesForm key={JSON.stringify([place.id, place.draft])} place={place} zone={community.timeZone} onSaved={onSaved} />
    </>
  )
}
