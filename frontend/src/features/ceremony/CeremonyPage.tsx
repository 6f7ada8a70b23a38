import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useNow } from '@/time/clock'
import { clockTime, dayName } from '@/time/format'
import { buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { LineStatus } from '@/ui/LineStatus'
import { useLook } from '@/ui/look'
import { dotted } from '@/ui/words'
import styles from './Ceremony.module.css'
import { Drawing } from './Drawing'
import { Qr } from './Qr'
import { type Course, type Draw, type Stage, stageOf } from './stage'
import { useCeremony } from './useCeremony'

/** The draw for everybody in the room: one screen that goes from the announcement to the last lot by itself. */
export function CeremonyPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const course = useCeremony(id)
  return (
    <main id="content" tabIndex={-1} className={styles['screen']}>
      {course === undefined && <p>{t('app.loading')}</p>}
      {(course === null || (course && !course.draw)) && (
        <Empty whole title={t('ceremony.none')} hint={t('ceremony.noneHint')}>
          <Link href="/courses" className={buttonClass('primary')}>
            {t('course.toAll')}
          </Link>
        </Empty>
      )}
      {course?.draw && <Whole course={course} draw={course.draw} />}
    </main>
  )
}

function Whole({ course, draw }: { course: Course; draw: Draw }) {
  const { t } = useTranslation()
  const stage = stageOf(course, draw, useNow(1000))
  useEffect(() => {
    document.title = `${course.title} · ${t('ceremony.title')}`
  }, [course.title, t])
  return (
    <>
      <header className={styles['head']}>
        <p>{dotted([course.community.name, t('ceremony.title')])}</p>
        <h1>{course.title}</h1>
      </header>
      <section className={styles['stage']} data-stage={stage} aria-live="polite">
        {stage === 'DRAWN' ? <Drawing id={course.id} drawnAt={draw.drawnAt} capacity={course.capacity} /> : <Before course={course} draw={draw} stage={stage} />}
      </section>
      <footer className={styles['proof']}>
        <Proof draw={draw} />
        <Verify id={course.id} drawn={stage === 'DRAWN'} />
      </footer>
      <LineStatus />
    </>
  )
}

/** What the room waits for, and until when. */
function Before({ course, draw, stage }: { course: Course; draw: Draw; stage: Stage }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const zone = course.community.timeZone
  const until = stage === 'ENTERING' ? course.enrolClosesAt : stage === 'WAITING' ? draw.beaconAt : null
  const moment = (at: string) => `${dayName(Date.parse(at), zone, language)} ${clockTime(Date.parse(at), zone)}`
  return (
    <>
      <p className={styles['now']}>{t(`ceremony.stage.${stage}`)}</p>
      {until && <Countdown until={Date.parse(until)} />}
      {until && <p>{moment(until)}</p>}
      {stage !== 'CANCELLED' && (
        <p className={styles['sum']}>
          <b className="figures">{course.seats.entered}</b> {t('ceremony.entries')} <i aria-hidden>→</i> <b className="figures">{course.capacity}</b> {t('ceremony.places')}
        </p>
      )}
      {draw.beacon && (
        <p>
          {t('course.draw.beacon')} <strong className={styles['beacon']}>{draw.beacon}</strong>
        </p>
      )}
      {!draw.beacon && draw.beaconSource && <p>{t('ceremony.source', { source: draw.beaconSource })}</p>}
      {!draw.beaconSource && <p>{t('course.draw.unverifiable')}</p>}
    </>
  )
}

const two = (n: number) => String(Math.floor(n)).padStart(2, '0')

/** `3 天 04:05:09`, by the server's clock; at nought the number may come at any moment. */
function Countdown({ until }: { until: number }) {
  const { t } = useTranslation()
  const seconds = Math.ceil((until - useNow(1000)) / 1000)
  if (seconds <= 0) return <p className={styles['soon']}>{t('ceremony.anyMoment')}</p>
  const days = Math.floor(seconds / 86_400)
  const time = [(seconds % 86_400) / 3600, (seconds % 3600) / 60, seconds % 60].map(two).join(':')
  return (
    <p className={styles['countdown']} role="timer">
      {days > 0 && <span>{t('ceremony.days', { count: days })} </span>}
      <span className="figures">{time}</span>
    </p>
  )
}

/** What is fixed and can't be changed any more. */
function Proof({ draw }: { draw: Draw }) {
  const { t } = useTranslation()
  return (
    <dl>
      <Fingerprint name={t('course.draw.commitment')} value={draw.commitment} />
      {draw.listHash && <Fingerprint name={t('course.draw.list')} value={draw.listHash} />}
      {draw.drawnAt && draw.beacon && <Fingerprint name={t('course.draw.beacon')} value={draw.beacon} />}
    </dl>
  )
}

function Fingerprint({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** Where everybody can draw again; before the draw the code leads to the course. */
function Verify({ id, drawn }: { id: string; drawn: boolean }) {
  const { t } = useTranslation()
  const path = drawn ? `/draw/verify?transcript=/draws/${id}.json` : `/courses/${id}`
  const words = t(drawn ? 'course.draw.verify' : 'ceremony.toCourse')
  return (
    <Link href={path} className={styles['verify']}>
      <Qr link={window.location.origin + path} />
      {words}
    </Link>
  )
}
