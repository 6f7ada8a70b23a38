import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useClient } from '@/api/client'
import { RunDrawDocument, SetBeaconDocument } from '@/gql/courseoffice'
import { useNow } from '@/time/clock'
import { clockTime, dayName } from '@/time/format'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { Field } from '@/ui/Field'
import { useLook } from '@/ui/look'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import styles from './Office.module.css'
import type { OfficeCourse } from './useOffice'

interface DrawControlProps {
  readonly course: OfficeCourse
  readonly draw: NonNullable<OfficeCourse['draw']>
  readonly zone: string
  readonly onDone: () => Promise<unknown>
}

/** The steps of a draw in their order; one is open at a time. */
export function DrawControl({ course, draw, zone, onDone }: DrawControlProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const moment = (at: string) => `${dayName(Date.parse(at), zone, language)} ${clockTime(Date.parse(at), zone)}`
  const ready = draw.listHash !== null && draw.drawnAt === null
  return (
    <section className={styles['section']}>
      <h2>{t('course.draw.title')}</h2>
      <Link href={`/courses/${course.id}/ceremony`}>{t('course.draw.watch')}</Link>
      <ol className={styles['steps']}>
        <Step done name={t('course.draw.commitment')} value={draw.commitment} />
        <Step
          done={draw.listHash !== null}
          name={t('course.draw.list')}
          value={draw.listHash ?? t('courseOffice.listAt', { when: course.enrolClosesAt ? moment(course.enrolClosesAt) : '' })}
        />
        {draw.beaconSource && <Step done={draw.beacon !== null} name={t('course.draw.beacon')} value={draw.beacon ?? `${draw.beaconSource} · ${draw.beaconAt ? moment(draw.beaconAt) : ''}`} />}
        <Step done={draw.drawnAt !== null} name={t('course.draw.drawn')} value={draw.drawnAt ? moment(draw.drawnAt) : ''} />
      </ol>
      {ready && draw.beaconSource && draw.beacon === null && <Beacon course={course} publicAt={draw.beaconAt} onDone={onDone} />}
      {ready && (!draw.beaconSource || draw.beacon !== null) && <Run course={course} onDone={onDone} />}
    </section>
  )
}

function Step({ done, name, value }: { done: boolean; name: string; value: string }) {
  const { t } = useTranslation()
  return (
    <li data-done={done}>
      <b>{name}</b> {!done && <span className={styles['soft']}>{t('course.draw.later')}</span>}
      {value && <p className={styles['code']}>{value}</p>}
    </li>
  )
}

function Beacon({ course, publicAt, onDone }: { course: OfficeCourse; publicAt: string | null; onDone: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const client = useClient()
  const [beacon, setBeacon] = useState('')
  const [asking, setAsking] = useState(false)
  const now = useNow(1000)
  const early = publicAt !== null && now < Date.parse(publicAt)
  if (early) return <p className={styles['soft']}>{t('courseOffice.beaconEarly')}</p>
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        setAsking(beacon.trim() !== '')
      }}
    >
      <Field label={t('courseOffice.beacon')} hint={t('courseOffice.beaconOnce')} required maxLength={200} value={beacon} onChange={setBeacon} />
      <div>
        <Button type="submit" look="primary">
          {t('courseOffice.setBeacon')}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('courseOffice.beaconTitle', { beacon: beacon.trim() })}
          hint={t('courseOffice.beaconOnce')}
          doIt={t('courseOffice.setBeacon')}
          onDo={() => client.send(SetBeaconDocument, { input: { courseId: course.id, beacon: beacon.trim() } })}
          onDone={() => {
            setAsking(false)
            void onDone()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  )
}

function Run({ course, onDone }: { course: OfficeCourse; onDone: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const client = useClient()
  const { busy, wrong, run } = useSending()
  const draw = async () => {
    const done = await run(() => client.send(RunDrawDocument, { input: { courseId: course.id } }))
    if (done) say(t('courseOffice.drawn'))
    await onDone()
  }
  return (
    <div>
      <Button look="primary" disabled={busy} onClick={() => void draw()}>
        {t('courseOffice.draw')}
      </Button>
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
    </div>
  )
}
