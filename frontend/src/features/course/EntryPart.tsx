import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { useViewer } from '@/api/viewer'
import { EnrolDocument, MyFamilyDocument, type EntryFactsFragment, type SeatFactsFragment } from '@/gql/course'
import { serverNow, useNow } from '@/time/clock'
import { Button } from '@/ui/Button'
import { SignInLink } from '@/ui/SignInLink'
import { say } from '@/ui/toast'
import { shortName } from '@/ui/names'
import { Told, useSending } from '@/ui/useSending'
import type { Course } from './CoursePage'
import styles from './Course.module.css'
import { EntryCard } from './EntryCard'
import { makeNonce, phaseOf } from './phase'

interface EntryPartProps {
  readonly course: Course
  readonly seats: SeatFactsFragment
  readonly onChanged: () => Promise<unknown>
}

const OVER: readonly EntryFactsFragment['status'][] = ['WITHDRAWN', 'LAPSED', 'DROPPED']

/** One's own entry, or the way to one. */
export function EntryPart({ course, seats, onChanged }: EntryPartProps) {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  const phase = phaseOf(seats, useNow(1000))
  const open = phase === 'OPEN' || phase === 'FULL'
  const { mine } = course
  return (
    <>
      {mine && <EntryCard entry={mine} title={course.title} onChanged={onChanged} />}
      {known && !person && (open || phase === 'BEFORE') && <SignInLink>{t('course.signIn')}</SignInLink>}
      {person && phase === 'BEFORE' && <p className={styles['soft']}>{t('course.beforeHint')}</p>}
      {person && open && (!mine || OVER.includes(mine.status)) && <EnrolForm key={person.id} course={course} full={phase === 'FULL'} onChanged={onChanged} />}
    </>
  )
}

interface Member {
  readonly id: string
  readonly name: string
  readonly child: boolean
}

function EnrolForm({ course, full, onChanged }: { course: Course; full: boolean; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const id = useId()
  const family = useFamily()
  const { picked, pick, consent, setConsent, busy, wrong, enrol } = useEnrolling(course, family, onChanged)
  const children = family.some((one) => one.child && picked.has(one.id))
  const words = course.mode === 'DRAW' ? t('course.enterDraw') : full ? t('course.join') : t('course.enrol')
  return (
    <form
      className={styles['enrol']}
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault()
        void enrol()
      }}
    >
      <h2 id={id} className="unseen">
        {words}
      </h2>
      {family.length > 1 && (
        <fieldset className={styles['family']}>
          <legend>{course.maxPlaces > 1 ? t('course.whoMany', { count: course.maxPlaces }) : t('course.who')}</legend>
          {family.map((one) => (
            <label key={one.id}>
              <input type={course.maxPlaces > 1 ? 'checkbox' : 'radio'} name={id} checked={picked.has(one.id)} onChange={() => pick(one.id)} />
              <span>{shortName(one.name)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {children && (
        <label className={styles['consent']}>
          <input type="checkbox" checked={consent} onChange={(event) => setConsent(event.target.checked)} />
          <span>{t('course.consent')}</span>
        </label>
      )}
      <Button type="submit" look="primary" wide disabled={busy || picked.size === 0}>
        {words}
      </Button>
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
      <p className={styles['soft']}>{t(course.mode === 'DRAW' ? 'course.drawHint' : full ? 'course.fullHint' : 'course.firstHint')}</p>
    </form>
  )
}

function useEnrolling(course: Course, family: readonly Member[], onChanged: () => Promise<unknown>) {
  const { t } = useTranslation()
  const client = useClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>()
  const [consent, setConsent] = useState(false)
  // The same key until the answer is known: asking again after a lost answer enrols nobody twice.
  const [key, setKey] = useState(newKey)
  const { busy, wrong, run, calm } = useSending()
  const picked = chosen ?? new Set(family.slice(0, 1).map(({ id }) => id))

  const pick = (id: string) => {
    calm()
    setKey(newKey())
    if (course.maxPlaces === 1) return setChosen(new Set([id]))
    const next = new Set(picked)
    if (!next.delete(id)) next.add(id)
    return setChosen(next)
  }
  const enrol = async () => {
    const nonce = course.mode === 'DRAW' ? nonceFor(key) : null
    const entry = await run(async () => {
      const { enrolment, refusals } = (await client.send(EnrolDocument, { input: { key, courseId: course.id, participantIds: [...picked], consent, nonce } })).enrol
      if (!enrolment) throw new Told(refusals.map(({ message }) => message).join(' '))
      return enrolment
    })
    if (!entry) return
    setKey(newKey())
    say(t(`course.told.${entry.status === 'WAITING' ? 'WAITING' : entry.status === 'ENTERED' ? 'ENTERED' : 'ENROLLED'}`, { title: course.title }))
    await onChanged()
  }
  return { picked, pick, consent, setConsent, busy, wrong, enrol }
}

const newKey = () => `enrol-${serverNow()}-${Math.random().toString(36).slice(2, 10)}`

const nonces = new Map<string, string>()

/** One nonce a key, or the same entry asked for again would be another. */
function nonceFor(key: string): string {
  const nonce = nonces.get(key) ?? makeNonce()
  nonces.set(key, nonce)
  return nonce
}

/** Oneself and the children in one's care. */
function useFamily(): readonly Member[] {
  const client = useClient()
  const [family, setFamily] = useState<readonly Member[]>([])
  useEffect(() => {
    client.send(MyFamilyDocument, {}).then(
      ({ me }) => setFamily(me ? [{ ...me.person, child: false }, ...me.children.map((one) => ({ ...one, child: true }))] : []),
      () => undefined, // The button stays off; the page says that the connection is lost.
    )
  }, [client])
  return family
}
