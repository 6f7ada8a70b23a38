import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, Route, Switch } from 'wouter'
import styles from './CommunitiesProvider.module.css'
import { useCommunities } from '@/api/communities'
import { HomePage } from '@/features/find/HomePage'
import { restOfTexts } from '@/i18n'
import { buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { keep, kept } from '@/ui/kept'

const BoardPage = lazy(async () => {
  const [{ BoardPage: page }] = await Promise.all([import('@/features/board/BoardPage'), restOfTexts()])
  return { default: page }
})
const AheadPage = lazy(async () => {
  const [{ AheadPage: page }] = await Promise.all([import('@/features/find/ahead/AheadPage'), restOfTexts()])
  return { default: page }
})
const MePage = lazy(async () => {
  const [{ MePage: Page }, { MyWaiting }] = await Promise.all([import('@/features/me/MePage'), import('@/features/waitlist/MyWaiting'), restOfTexts()])
  return { default: () => <Page before={<MyWaiting />} /> }
})
const WaitersPage = lazy(async () => {
  const [{ WaitersPage: page }] = await Promise.all([import('@/features/waitlist/WaitersPage'), restOfTexts()])
  return { default: page }
})
const AccountPage = lazy(async () => {
  const [{ AccountPage: page }] = await Promise.all([import('@/features/me/account/AccountPage'), restOfTexts()])
  return { default: page }
})
const SignInPage = lazy(async () => {
  const [{ SignInPage: page }] = await Promise.all([import('@/features/signin/SignInPage'), restOfTexts()])
  return { default: page }
})
const DevelopersPage = lazy(async () => {
  const [{ DevelopersPage: page }] = await Promise.all([import('@/features/developer/DevelopersPage'), restOfTexts()])
  return { default: page }
})
const OrganisationsPage = lazy(async () => {
  const [{ OrganisationsPage: page }] = await Promise.all([import('@/features/organisation/OrganisationsPage'), restOfTexts()])
  return { default: page }
})
const PeoplePage = lazy(async () => {
  const [{ PeoplePage: page }] = await Promise.all([import('@/features/people/PeoplePage'), restOfTexts()])
  return { default: page }
})
const RulesPage = lazy(async () => {
  const [{ RulesPage: page }] = await Promise.all([import('@/features/rules/RulesPage'), restOfTexts()])
  return { default: page }
})
const SeriesPages = lazy(async () => {
  const [{ SeriesPages: pages }] = await Promise.all([import('@/features/series/SeriesPages'), restOfTexts()])
  return { default: pages }
})

const LAST_BOARD = 'youkong.board'

export function Pages() {
  return (
    <Suspense>
      <Switch>
        <Route path="/" component={HomePage} />
        <Route path="/find" component={AheadPage} />
        <Route path="/board" component={LastBoard} />
        <Route path="/board/:slug">{({ slug }) => <Board key={slug} slug={slug} />}</Route>
        <Route path="/board/:slug/rules">{({ slug }) => <RulesPage key={slug} slug={slug} />}</Route>
        <Route path="/board/:slug/waiting">{({ slug }) => <Waiters key={slug} slug={slug} />}</Route>
        <Route path="/me" component={MePage} />
        <Route path="/series/:id">{({ id }) => <SeriesPages key={id} id={id} />}</Route>
        <Route path="/account" component={AccountPage} />
        <Route path="/signin" component={SignInPage} />
        <Route path="/organisations" component={OrganisationsPage} />
        <Route path="/people" component={PeoplePage} />
        <Route path="/developers" component={DevelopersPage} />
        <Route component={NotFound} />
      </Switch>
    </Suspense>
  )
}

function Board({ slug }: { slug: string }) {
  const community = useCommunities().find((one) => one.slug === slug)
  useEffect(() => {
    if (community) keep(LAST_BOARD, community.slug)
  }, [community])
  return community ? <BoardPage community={community} /> : <NotFound />
}

function Waiters({ slug }: { slug: string }) {
  const community = useCommunities().find((one) => one.slug === slug)
  return community ? <WaitersPage community={community} /> : <NotFound />
}

/** The board used last, else the first. */
function LastBoard() {
  const communities = useCommunities()
  const slug = communities.find((one) => one.slug === kept(LAST_BOARD))?.slug ?? communities[0]?.slug
  return slug ? <Redirect to={`/board/${slug}`} replace /> : <NotFound />
}

function NotFound() {
  const { t } = useTranslation()
  return (
    <main id="content" tabIndex={-1} className={styles['lonely']}>
      <Empty whole title={t('app.notFound')} hint={t('app.notFoundHint')}>
        <Link href="/" className={buttonClass('primary')}>
          {t('app.toHome')}
        </Link>
      </Empty>
    </main>
  )
}
