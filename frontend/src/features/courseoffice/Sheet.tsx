import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useClient } from '@/api/client'
import type { Community } from '@/api/communities'
import { type Presence, SetAttendanceDocument } from '@/gql/courseoffice'
import { dayName, timeRange } from '@/time/format'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { useLook } from '@/ui/look'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import { dotted } from '@/ui/words'
import styles from './Office.module.css'
import { type SheetSession, useSheet } from './useOffice'

type Person = SheetSession['course']['enrolments'][number]['participants'][number]

const PRESENCES: readonly Presence[] = ['PRESENT', 'ABSENT', 'EXCUSED']

/** Who takes part in a session, and who came. */
export function Sheet({ id, community }: { id: string; community: Community }) {
  const { t } = useTranslation()
  const { session, failed, load } = useSheet(id)
  if (failed && !session) {
    return (
      <Empty whole title={t('app.failed')} hint={t('app.failedHint')}>
        <Button onClick={() => void load()}>{t('app.again')}</Button>
      </Empty>
    )
  }
  if (session === undefined) return <p>{t('app.loading')}</p>
  if (session === null) {
    return (
      <Empty whole title={t('courseOffice.noSession')} hint={t('course.goneHint')}>
        <Link href={`/board/${community.slug}/courses`} className={buttonClass('primary')}>
          {t('course.toAll')}
        </Link>
      </Empty>
    )
  }
  return <Present session={session} community={community} onNoted={load} />
}

interface PresentProps {
  readonly session: SheetSession
  readonly community: Community
  readonly onNoted: () => Promise<unknown>
}

function Present({ session, community: { slug, timeZone }, onNoted }: PresentProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const people = session.course.enrolments.filter(({ status }) => status === 'ENROLLED').flatMap(({ participants }) => participants)
  const { noted, busy, wrong, note } = useNotes(session, onNoted)
  const missing = people.filter(({ id }) => !noted.has(id))
  const came = people.filter(({ id }) => noted.get(id) === 'PRESENT').length
  const [start, end] = [Date.parse(session.start), Date.parse(session.end)]
  return (
    <>
      <Link href={`/board/${slug}/courses?course=${session.course.id}`} className={styles['back']}>
        {t('courseOffice.toCourse')}
      </Link>
      <header className={styles['head']}>
        <h1>{t('courseOffice.sheetTitle', { title: session.course.title })}</h1>
        <p>{dotted([`${dayName(start, timeZone, language)} ${timeRange(start, end, timeZone)}`, session.space.name])}</p>
      </header>
      {people.length === 0 ? (
        <Empty title={t('courseOffice.nobody')} hint={t('courseOffice.nobodyHint')} />
      ) : (
        <>
          <p aria-live="polite">
            <strong>{t('courseOffice.came', { came, count: people.length })}</strong>
          </p>
          <p className={styles['soft']}>{t('courseOffice.keys')}</p>
          <p role="alert" className={styles['wrong']}>
            {wrong}
          </p>
          <ol className={styles['sheet']}>
            {people.map((person) => (
              <Line key={person.id} person={person} presence={noted.get(person.id)} onNote={(presence) => void note([person.id], presence)} />
            ))}
          </ol>
          {missing.length > 0 && (
            <div>
              <Button disabled={busy} onClick={() => void note(missing.map(({ id }) => id), 'PRESENT')}>
                {t('courseOffice.restPresent', { count: missing.length })}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}

interface LineProps {
  readonly person: Person
  readonly presence: Presence | undefined
  readonly onNote: (presence: Presence) => void
}

function Line({ person, presence, onNote }: LineProps) {
  const { t } = useTranslation()
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const chosen = PRESENCES[Number(event.key) - 1]
    if (!chosen) return
    onNote(chosen)
    event.currentTarget.closest('li')?.nextElementSibling?.querySelector('button')?.focus()
  }
  return (
    <li data-presence={presence ?? 'NONE'}>
      <span>
        {person.name} {person.child && <small>{t('courseOffice.child')}</small>}
      </span>
      <div role="group" aria-label={person.name}>
        {PRESENCES.map((one) => (
          <Button key={one} aria-pressed={presence === one} onKeyDown={press} onClick={() => onNote(one)}>
            {t(`courseOffice.presence.${one}`)}
          </Button>
        ))}
      </div>
    </li>
  )
}

/** What is noted, one's own notes at once; they are sent one after the other, so that the last one stands. */
function useNotes(session: SheetSession, onNoted: () => Promise<unknown>) {
  const { t } = useTranslation()
  const client = useClient()
  const [own, setOwn] = useState<ReadonlyMap<string, Presence>>(new Map())
  const [line, setLine] = useState<Promise<unknown>>(Promise.resolve())
  const { busy, wrong, run } = useSending({ CONFLICT: t('courseOffice.early') })
  const noted = new Map([...session.attendance.map(({ participantId, presence }) => [participantId, presence] as const), ...own])
  const send = async (people: readonly string[], presence: Presence) => {
    for (const participantId of people) {
      const { enrolment } = (await client.send(SetAttendanceDocument, { input: { sessionId: session.id, participantId, presence } })).setAttendance
      if (enrolment.status === 'DROPPED') say(t('courseOffice.dropped'))
    }
    await onNoted()
    return true
  }
  const note = async (people: readonly string[], presence: Presence) => {
    setOwn((before) => new Map([...before, ...people.map((id) => [id, presence] as const)]))
    const next = line.then(() => run(() => send(people, presence)))
    setLine(next)
    if (!(await next)) setOwn(new Map())
  }
  return { noted, busy, wrong, note }
}
