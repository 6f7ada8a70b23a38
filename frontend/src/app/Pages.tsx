import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { useCommunities } from '@/api/communities'
import { HomePage } from '@/features/find/HomePage'
import { restOfTexts } from '@/i18n'
import { keep, kept } from '@/ui/kept'

/** A part that is loaded when it is first wanted, with its texts. */
const later = <P extends object>(load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    const [page] = await Promise.all([load(), restOfTexts()])
    return { default: page }
  })

const BoardPage = later(async () => (await import('@/features/board/BoardPage')).BoardPage)
const AheadPage = later(async () => (await import('@/features/find/ahead/AheadPage')).AheadPage)
const MePage = later(async () => (await import('./MyPage')).MyPage)
const OtherPages = later(async () => (await import('./OtherPages')).OtherPages)
const NotFound = later(async () => (await import('./NotFound')).NotFound)
const SignInPage = later(async () => (await import('@/features/signin/SignInPage')).SignInPage)

const LAST_BOARD = 'youkong.board'

export function Pages() {
  return (
    <Suspense>
      <Switch>
        <Route path="/" component={HomePage} />
        <Route path="/find" component={AheadPage} />
        <Route path="/board" component={LastBoard} />
        <Route path="/board/:slug">{({ slug }) => <Board key={slug} slug={slug} />}</Route>
        <Route path="/me" component={MePage} />
        <Route path="/signin" component={SignInPage} />
        <Route component={OtherPages} />
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

/** The board used last, else the first. */
function LastBoard() {
  const communities = useCommunities()
  const slug = communities.find((one) => one.slug === kept(LAST_BOARD))?.slug ?? communities[0]?.slug
  return slug ? <Redirect to={`/board/${slug}`} replace /> : <NotFound />
}
