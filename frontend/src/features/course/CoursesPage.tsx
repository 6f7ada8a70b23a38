import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearch } from 'wouter'
import { useClient } from '@/api/client'
import { useCommunities } from '@/api/communities'
import { type CourseFactsFragment, CoursesDocument } from '@/gql/course'
import { serverNow } from '@/time/clock'
import { dayName, timeRange } from '@/time/format'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { LineStatus } from '@/ui/LineStatus'
import { useLook } from '@/ui/look'
import { dotted } from '@/ui/words'
import styles from './Course.module.css'
import { SeatsLine } from './SeatsLine'
import { useSeats } from './useSeats'

/** What is taught and done together, with the places left, live. */
export function CoursesPage() {
  const { t } = useTranslation()
  const { courses, failed, load } = useCourses()
  const slug = new URLSearchParams(useSearch()).get('at')
  const shown = courses?.filter(({ community }) => !slug || community.slug === slug)
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('course.title')}</h1>
        <p>{t('course.lead')}</p>
        <LineStatus />
      </header>
      <Communities here={slug} />
      {failed && !courses && (
        <Empty title={t('app.failed')} hint={t('app.failedHint')}>
          <Button onClick={load}>{t('app.again')}</Button>
        </Empty>
      )}
      {!failed && !courses && <p className={styles['soft']}>{t('app.loading')}</p>}
      {shown?.length === 0 && <Empty title={t('course.none')} hint={t('course.noneHint')} />}
      {shown && shown.length > 0 && (
        <ul className={styles['cards']}>
          {shown.map((course) => (
            <Card key={course.id} course={course} />
          ))}
        </ul>
      )}
    </main>
  )
}

function Communities({ here }: { here: string | null }) {
  const { t } = useTranslation()
  const link = (slug: string | null, name: string) => (
    <Link
      key={slug}
      href={slug ? `/courses?at=${slug}` : '/courses'}
      replace
      className={buttonClass('plain', { pressed: slug === here })}
      {...(slug === here && { 'aria-current': 'page' as const })}
    >
      {name}
    </Link>
  )
  return (
    <nav aria-label={t('course.where')} className={styles['places']}>
      {link(null, t('course.everywhere'))}
      {useCommunities().map(({ slug, name }) => link(slug, name))}
    </nav>
  )
}

function Card({ course }: { course: CourseFactsFragment }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const { closesAt } = course.seats
  const seats = useSeats(course.seats, closesAt !== null && Date.parse(closesAt) > serverNow())
  const zone = course.community.timeZone
  const next = course.sessions.find(({ end }) => Date.parse(end) > serverNow()) ?? course.sessions[0]
  return (
    <li className={styles['card']} data-category={course.category}>
      <p className={styles['tags']}>
        {dotted([t(`course.category.${course.category}`), course.community.name, course.mode === 'DRAW' && t('course.byDraw')])}
      </p>
      <h2>
        <Link href={`/courses/${course.id}`}>{course.title}</Link>
      </h2>
      {next && (
        <p>
          {dayName(Date.parse(next.start), zone, language)} {timeRange(Date.parse(next.start), Date.parse(next.end), zone)}
          {course.sessions.length > 1 && ` · ${t('course.sessions', { count: course.sessions.length })}`}
        </p>
      )}
      <p className={styles['soft']}>{dotted([next?.space.name, course.organiser])}</p>
      <SeatsLine seats={seats} mode={course.mode} zone={zone} />
    </li>
  )
}

function useCourses() {
  const client = useClient()
  const [courses, setCourses] = useState<readonly CourseFactsFragment[]>()
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    client.send(CoursesDocument, {}).then(
      (found) => {
        setFailed(false)
        setCourses(found.courses)
      },
      () => setFailed(true),
    )
  }, [client])
  useEffect(load, [load])
  return { courses, failed, load }
}
