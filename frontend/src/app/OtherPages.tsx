import { lazy } from 'react'
import { Route, Switch } from 'wouter'
import { useCommunities } from '@/api/communities'
import { NotFound } from './NotFound'

const AccountPage = lazy(async () => ({ default: (await import('@/features/me/account/AccountPage')).AccountPage }))
const DevelopersPage = lazy(async () => ({ default: (await import('@/features/developer/DevelopersPage')).DevelopersPage }))
const OrganisationsPage = lazy(async () => ({ default: (await import('@/features/organisation/OrganisationsPage')).OrganisationsPage }))
const PeoplePage = lazy(async () => ({ default: (await import('@/features/people/PeoplePage')).PeoplePage }))
const SeriesPages = lazy(async () => ({ default: (await import('@/features/series/SeriesPages')).SeriesPages }))
const CheckInPage = lazy(async () => ({ default: (await import('@/features/checkin/CheckInPage')).CheckInPage }))

/** What a centre's staff have beside the board. */
const besideBoard = {
  waiting: lazy(async () => ({ default: (await import('@/features/waitlist/WaitersPage')).WaitersPage })),
  requests: lazy(async () => ({ default: (await import('@/features/inbox/RequestsPage')).RequestsPage })),
  courses: lazy(async () => ({ default: (await import('@/features/courseoffice/OfficePage')).OfficePage })),
  doors: lazy(async () => ({ default: (await import('@/features/checkin/DoorsPage')).DoorsPage })),
}
const CoursesPage = lazy(async () => ({ default: (await import('@/features/course/CoursesPage')).CoursesPage }))
const CoursePage = lazy(async () => ({ default: (await import('@/features/course/CoursePage')).CoursePage }))
const RulesPage = lazy(async () => ({ default: (await import('@/features/rules/RulesPage')).RulesPage }))

/** The pages that are looked for less often; their addresses load with them. */
export function OtherPages() {
  return (
    <Switch>
      <Route path="/board/:slug/rules">{({ slug }) => <RulesPage key={slug} slug={slug} />}</Route>
      <Route path="/board/:slug/:part">{({ slug, part }) => <BesideBoard key={slug + part} slug={slug} part={part} />}</Route>
      <Route path="/series/:id">{({ id }) => <SeriesPages key={id} id={id} />}</Route>
      <Route path="/courses" component={CoursesPage} />
      <Route path="/courses/:id">{({ id }) => <CoursePage key={id} id={id} />}</Route>
      <Route path="/checkin" component={CheckInPage} />
      <Route path="/account" component={AccountPage} />
      <Route path="/organisations" component={OrganisationsPage} />
      <Route path="/people" component={PeoplePage} />
      <Route path="/developers" component={DevelopersPage} />
      <Route component={NotFound} />
    </Switch>
  )
}

function BesideBoard({ slug, part }: { slug: string; part: string }) {
  const community = useCommunities().find((one) => one.slug === slug)
  if (!community || !Object.hasOwn(besideBoard, part)) return <NotFound />
  const Page = besideBoard[part as keyof typeof besideBoard]
  return <Page community={community} />
}
