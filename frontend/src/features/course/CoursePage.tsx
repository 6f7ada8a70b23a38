import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Refused, useClient } from '@/api/client'
import { CourseDocument, type CourseQuery } from '@/gql/course'
import { serverNow } from '@/time/clock'
import { dayName, timeRange } from '@/time/format'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { LineStatus } from '@/ui/LineStatus'
import { useLook } from '@/ui/look'
import { dotted } from '@/ui/words'
import styles from './Course.module.css'
import { DrawPart } from './DrawPart'
import { EntryPart } from './EntryPart'
import { SeatsLine } from './SeatsLine'
import { useSeats } from './useSeats'

export type Course = Extract<CourseQuery['node'], { title: string }>

/** One course: what it is, when and where, the places as they are now, and one's own entry. */
export function CoursePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const { course, failed, load } = useCourse(id)
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <Link href="/courses" className={styles['back']}>
        {t('course.back')}
      </Link>
      {failed && !course && (
        <Empty title={t('app.failed')} hint={t('app.failedHint')}>
          <Button onClick={() => void load()}>{t('app.again')}</Button>
        </Empty>
      )}
      {!failed && course === undefined && <p className={styles['soft']}>{t('app.loading')}</p>}
      {course === null && (
        <Empty title={t('course.gone')} hint={t('course.goneHint')}>
          <Link href="/courses" className={buttonClass('primary')}>
            {t('course.toAll')}
          </Link>
        </Empty>
      )}
      {course && <Whole course={course} onChanged={load} />}
    </main>
  )
}

function Whole({ course, onChanged }: { course: Course; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const { closesAt } = course.seats
  const following = course.mode === 'DRAW' || (closesAt !== null && Date.parse(closesAt) > serverNow())
  const seats = useSeats(course.seats, following)
  return (
    <>
      <header className={styles['head']}>
        <p className={styles['tags']}>{dotted([t(`course.category.${course.category}`), course.community.name, course.term?.name])}</p>
        <h1>{course.title}</h1>
        {course.description && <p>{course.description}</p>}
        <LineStatus />
      </header>
      <section className={styles['panel']} aria-label={t('course.enrolment')}>
        <SeatsLine seats={seats} mode={course.mode} zone={course.community.timeZone} />
        <EntryPart course={course} seats={seats} onChanged={onChanged} />
      </section>
      <Facts course={course} />
      <Sessions course={course} />
      {course.draw && <DrawPart id={course.id} draw={course.draw} zone={course.community.timeZone} />}
    </>
  )
}

function Facts({ course }: { course: Course }) {
  const { t } = useTranslation()
  const ages =
    course.minAge !== null && course.maxAge !== null
      ? t('course.ages', { from: course.minAge, to: course.maxAge })
      : course.minAge !== null
        ? t('course.agesFrom', { from: course.minAge })
        : course.maxAge !== null
          ? t('course.agesTo', { to: course.maxAge })
          : null
  const facts: [string, string | null | false][] = [
    [t('course.organiser'), course.organiser],
    [t('course.teacher'), course.teacher],
    [t('course.forWhom'), dotted([ages, course.residentsOnly && t('course.residents')]) || t('course.everyone')],
    [t('course.how'), t(`course.mode.${course.mode}`)],
    [t('course.limit'), course.term?.maxCourses ? t('course.termLimit', { count: course.term.maxCourses, term: course.term.name }) : null],
  ]
  return (
    <dl className={styles['facts']}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function Sessions({ course: { sessions, community } }: { course: Course }) {
  const { t } = useTranslation()
  const { language } = useLook()
  return (
    <section className={styles['section']}>
      <h2>{t('course.sessions', { count: sessions.length })}</h2>
      <ol className={styles['sessions']}>
        {sessions.map(({ id, start, end, space }) => (
          <li key={id} data-over={Date.parse(end) <= serverNow()}>
            <time className="figures">
              {dayName(Date.parse(start), community.timeZone, language)} <b>{timeRange(Date.parse(start), Date.parse(end), community.timeZone)}</b>
            </time>
            <span>{dotted([space.name, space.floor])}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function useCourse(id: string) {
  const client = useClient()
  const [course, setCourse] = useState<Course | null>()
  const [failed, setFailed] = useState(false)
  const load = useCallback(
    () =>
      client.send(CourseDocument, { id }).then(
        ({ node }) => {
          setFailed(false)
          setCourse(node && 'seats' in node ? (node as Course) : null)
        },
        // An address that was cut short is no id at all: there is no such course.
        (error: unknown) => (error instanceof Refused && error.code === 'BAD_USER_INPUT' ? setCourse(null) : setFailed(true)),
      ),
    [client, id],
  )
  useEffect(() => void load(), [load])
  return { course, failed, load }
}
