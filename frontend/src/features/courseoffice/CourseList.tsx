import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Community } from '@/api/communities'
import type { OfficeRowFragment } from '@/gql/courseoffice'
import { serverNow } from '@/time/clock'
import { dayName, timeRange } from '@/time/format'
import { Button } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { useLook } from '@/ui/look'
import { dotted } from '@/ui/words'
import styles from './Office.module.css'
import { Seats } from './Seats'
import { useCourses } from './useOffice'

/** What is being written and what is announced, with the places as they are now. */
export function CourseList({ community }: { community: Community }) {
  const { t } = useTranslation()
  const { found, failed, load } = useCourses(community.id)
  if (failed && !found) {
    return (
      <Empty title={t('app.failed')} hint={t('app.failedHint')}>
        <Button onClick={() => void load()}>{t('app.again')}</Button>
      </Empty>
    )
  }
  if (!found) return <p>{t('app.loading')}</p>
  const { draftCourses, courses } = found
  if (draftCourses.length + courses.length === 0) return <Empty title={t('courseOffice.none')} hint={t('courseOffice.noneHint')} />
  return (
    <>
      <Group name={t('courseOffice.drafts')} courses={draftCourses} community={community} />
      <Group name={t('courseOffice.announced')} courses={courses} community={community} />
    </>
  )
}

function Group({ name, courses, community }: { name: string; courses: readonly OfficeRowFragment[]; community: Community }) {
  if (courses.length === 0) return null
  return (
    <section className={styles['section']}>
      <h2>{name}</h2>
      <ul className={styles['list']}>
        {courses.map((course) => (
          <Row key={course.id} course={course} community={community} />
        ))}
      </ul>
    </section>
  )
}

function Row({ course, community: { slug, timeZone } }: { course: OfficeRowFragment; community: Community }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const next = course.sessions.find(({ end }) => Date.parse(end) > serverNow())
  return (
    <li className={styles['course']} data-state={course.state}>
      <h3>
        <Link href={`/board/${slug}/courses?course=${course.id}`}>{course.title}</Link>
      </h3>
      <p>
        {dotted([
          t(`courseOffice.state.${course.state}`),
          t(`course.category.${course.category}`),
          next && `${dayName(Date.parse(next.start), timeZone, language)} ${timeRange(Date.parse(next.start), Date.parse(next.end), timeZone)}`,
          next?.space.name,
        ])}
      </p>
      {course.state !== 'DRAFT' && <Seats first={course.seats} mode={course.mode} />}
      {next && (
        <Link href={`/board/${slug}/courses?session=${next.id}`} aria-label={t('courseOffice.sheetOf', { title: course.title })} className={styles['back']}>
          {t('courseOffice.sheet')}
        </Link>
      )}
    </li>
  )
}
