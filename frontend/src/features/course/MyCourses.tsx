import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useClient } from '@/api/client'
import { useViewer } from '@/api/viewer'
import { MyCoursesDocument, type MyCoursesQuery } from '@/gql/course'
import { serverNow } from '@/time/clock'
import { dayName, timeRange } from '@/time/format'
import { useLook } from '@/ui/look'
import { dotted } from '@/ui/words'
import styles from './Course.module.css'
import { EntryCard } from './EntryCard'

type Entry = NonNullable<MyCoursesQuery['me']>['enrolments'][number]

/** The courses that the viewer is in, waits for, or has entered the draw of; nothing while there are none. */
export function MyCourses() {
  const { t } = useTranslation()
  const person = useViewer().person?.id
  const { entries, load } = useMyCourses(person)
  const coming = entries?.filter(({ course, status }) => !['WITHDRAWN', 'LAPSED', 'DROPPED'].includes(status) && course.sessions.some(({ end }) => Date.parse(end) > serverNow()))
  if (!coming || coming.length === 0) return null
  return (
    <section className={styles['section']}>
      <h2>{t('course.mine')}</h2>
      <ul className={styles['mine']}>
        {coming.map((entry) => (
          <Mine key={entry.id} entry={entry} onChanged={load} />
        ))}
      </ul>
    </section>
  )
}

function Mine({ entry, onChanged }: { entry: Entry; onChanged: () => Promise<unknown> }) {
  const { language } = useLook()
  const { course } = entry
  const next = course.sessions.find(({ end }) => Date.parse(end) > serverNow())
  const zone = course.community.timeZone
  return (
    <li>
      <h3>
        <Link href={`/courses/${course.id}`}>{course.title}</Link>
      </h3>
      {next && <p className={styles['soft']}>{dotted([`${dayName(Date.parse(next.start), zone, language)} ${timeRange(Date.parse(next.start), Date.parse(next.end), zone)}`, next.space.name, course.community.name])}</p>}
      <EntryCard entry={entry} title={course.title} onChanged={onChanged} />
    </li>
  )
}

function useMyCourses(person: string | undefined) {
  const client = useClient()
  const [entries, setEntries] = useState<readonly Entry[]>()
  const load = useCallback(
    () =>
      client.send(MyCoursesDocument, {}).then(
        ({ me }) => setEntries(me?.enrolments ?? []),
        () => undefined, // What was known stays; the page says that the connection is lost.
      ),
    [client],
  )
  useEffect(() => {
    setEntries(undefined)
    if (person) void load()
  }, [load, person])
  return { entries, load }
}
