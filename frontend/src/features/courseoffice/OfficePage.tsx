import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearch } from 'wouter'
import type { Community } from '@/api/communities'
import { isStaffOf, useViewer } from '@/api/viewer'
import { buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { LineStatus } from '@/ui/LineStatus'
import { SignInLink } from '@/ui/SignInLink'
import { CourseDesk, NewCourse } from './CourseDesk'
import { CourseList } from './CourseList'
import styles from './Office.module.css'
import { Sheet } from './Sheet'

/** The courses of a centre, for its staff: all of them, one of them, or who comes to one session. */
export function OfficePage({ community }: { community: Community }) {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  const asked = new URLSearchParams(useSearch())
  const [course, session] = [asked.get('course'), asked.get('session')]
  const all = `/board/${community.slug}/courses`
  if (!known) return <Frame>{<p>{t('app.loading')}</p>}</Frame>
  if (!isStaffOf(person, community.id)) return <Frame>{<Denied signedIn={person !== null} />}</Frame>
  if (session) {
    return (
      <Frame>
        <Sheet key={session} id={session} community={community} />
      </Frame>
    )
  }
  if (course) {
    return (
      <Frame>
        <Link href={all} className={styles['back']}>
          {t('courseOffice.toAll')}
        </Link>
        {course === 'new' ? <NewCourse community={community} /> : <CourseDesk key={course} id={course} community={community} />}
      </Frame>
    )
  }
  return (
    <Frame>
      <Link href={`/board/${community.slug}`} className={styles['back']}>
        {t('courseOffice.back')}
      </Link>
      <header className={styles['head']}>
        <h1>{t('courseOffice.at', { name: community.name })}</h1>
        <LineStatus />
        <Link href={`${all}?course=new`} className={buttonClass('primary')}>
          {t('courseOffice.new')}
        </Link>
      </header>
      <CourseList community={community} />
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      {children}
    </main>
  )
}

function Denied({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation()
  return (
    <Empty whole title={t('courseOffice.denied')} hint={t('courseOffice.deniedHint')}>
      {signedIn ? (
        <Link href="/courses" className={buttonClass('primary')}>
          {t('course.toAll')}
        </Link>
      ) : (
        <SignInLink />
      )}
    </Empty>
  )
}
