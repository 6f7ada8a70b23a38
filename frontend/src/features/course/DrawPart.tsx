import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { CourseQuery } from '@/gql/course'
import { clockTime, dayName } from '@/time/format'
import { buttonClass } from '@/ui/Button'
import { useLook } from '@/ui/look'
import styles from './Course.module.css'

type Draw = NonNullable<Extract<CourseQuery['node'], { title: string }>['draw']>

/** What is fixed and published of a draw, step by step, so that anyone can do it again. */
export function DrawPart({ id, draw, zone }: { id: string; draw: Draw; zone: string }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const moment = (at: string) => `${dayName(Date.parse(at), zone, language)} ${clockTime(Date.parse(at), zone)}`
  return (
    <section className={styles['section']}>
      <h2>{t('course.draw.title')}</h2>
      <p className={styles['soft']}>{t(draw.beaconSource ? 'course.draw.lead' : 'course.draw.unverifiable')}</p>
      <ol className={styles['steps']}>
        <Step done name={t('course.draw.commitment')} value={draw.commitment} />
        {draw.beaconSource && <Step done={draw.beacon !== null} name={t('course.draw.beacon')} value={draw.beacon ?? ''} words={`${draw.beaconSource}${draw.beaconAt ? ` · ${moment(draw.beaconAt)}` : ''}`} />}
        <Step done={draw.listHash !== null} name={t('course.draw.list')} value={draw.listHash ?? ''} />
        <Step done={draw.drawnAt !== null} name={t('course.draw.drawn')} value="" words={draw.drawnAt ? moment(draw.drawnAt) : ''} />
      </ol>
      <Link href={`/courses/${id}/ceremony`} className={buttonClass('plain')}>
        {t('course.draw.watch')}
      </Link>
      {draw.drawnAt && (
        <Link href={`/draw/verify?transcript=/draws/${id}.json`} className={buttonClass('plain')}>
          {t('course.draw.verify')}
        </Link>
      )}
    </section>
  )
}

function Step({ done, name, value, words = '' }: { done: boolean; name: string; value: string; words?: string }) {
  const { t } = useTranslation()
  return (
    <li data-done={done}>
      <b>{name}</b> {!done && <span className={styles['soft']}>{t('course.draw.later')}</span>}
      {words && <p>{words}</p>}
      {value && <code>{value}</code>}
    </li>
  )
}
