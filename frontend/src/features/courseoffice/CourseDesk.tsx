import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useClient } from '@/api/client'
import type { Community } from '@/api/communities'
import { newKey } from '@/api/key'
import { CreateCourseDocument, UpdateCourseDocument } from '@/gql/courseoffice'
import { serverNow } from '@/time/clock'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { say } from '@/ui/toast'
import { CallOff } from './CallOff'
import { type Draft, draftOf, inputOf, newDraft } from './draft'
import { DrawControl } from './DrawControl'
import { Editor } from './Editor'
import styles from './Office.module.css'
import { Planner } from './Planner'
import { Seats } from './Seats'
import { Sessions } from './Sessions'
import { type OfficeCourse, useCourse, useTerms } from './useOffice'

/** A course that is not yet written down. */
export function NewCourse({ community }: { community: Community }) {
  const { t } = useTranslation()
  const client = useClient()
  const [, go] = useLocation()
  const terms = useTerms()
  const save = async (draft: Draft) => {
    const input = { key: newKey(), communityId: community.id, course: inputOf(draft, community.timeZone) }
    const { course } = (await client.send(CreateCourseDocument, { input })).createCourse
    say(t('courseOffice.created'))
    go(`/board/${community.slug}/courses?course=${course.id}`, { replace: true })
  }
  return (
    <>
      <h1>{t('courseOffice.new')}</h1>
      <p className={styles['soft']}>{t('courseOffice.newHint')}</p>
      <Editor first={newDraft} terms={terms} frozen={false} doIt={t('courseOffice.create')} onSave={save} />
    </>
  )
}

/** One course: what is written of it, its sessions, and what is next to be done. */
export function CourseDesk({ id, community }: { id: string; community: Community }) {
  const { t } = useTranslation()
  const { course, failed, load } = useCourse(id)
  if (failed && !course) {
    return (
      <Empty whole title={t('app.failed')} hint={t('app.failedHint')}>
        <Button onClick={() => void load()}>{t('app.again')}</Button>
      </Empty>
    )
  }
  if (course === undefined) return <p>{t('app.loading')}</p>
  if (course === null) {
    return (
      <Empty whole title={t('course.gone')} hint={t('course.goneHint')}>
        <Link href={`/board/${community.slug}/courses`} className={buttonClass('primary')}>
          {t('course.toAll')}
        </Link>
      </Empty>
    )
  }
  return <Whole course={course} community={community} onChanged={load} />
}

interface WholeProps {
  readonly course: OfficeCourse
  readonly community: Community
  readonly onChanged: () => Promise<unknown>
}

function Whole({ course, community, onChanged }: WholeProps) {
  const { t } = useTranslation()
  const client = useClient()
  const terms = useTerms()
  const zone = community.timeZone
  const draft = draftOf(course, zone)
  const coming = course.sessions.some(({ end }) => Date.parse(end) > serverNow())
  const save = async (next: Draft) => {
    await client.send(UpdateCourseDocument, { input: { courseId: course.id, course: inputOf(next, zone) } })
    say(t('courseOffice.saved'))
    await onChanged()
  }
  return (
    <>
      <header className={styles['head']}>
        <h1>{course.title}</h1>
        <p>{t(`courseOffice.state.${course.state}`)}</p>
        {course.state !== 'DRAFT' && <Link href={`/courses/${course.id}`}>{t('courseOffice.seenAs')}</Link>}
      </header>
      {course.state === 'DRAFT' ? (
        <Planner course={course} community={community} onPublished={onChanged} />
      ) : (
        <>
          <Seats first={course.seats} mode={course.mode} />
          {course.draw && <DrawControl course={course} draw={course.draw} zone={zone} onDone={onChanged} />}
          <Sessions course={course} community={community} onChanged={onChanged} />
        </>
      )}
      <details className={styles['texts']} open={course.state === 'DRAFT'}>
        <summary>{t('courseOffice.facts')}</summary>
        <Editor key={JSON.stringify(draft)} first={draft} terms={terms} frozen={course.state !== 'DRAFT'} doIt={t('courseOffice.save')} onSave={save} />
      </details>
      {course.state === 'PUBLISHED' && coming && <CallOff course={course} onDone={onChanged} />}
    </>
  )
}
