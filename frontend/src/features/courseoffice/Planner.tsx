import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import type { Community } from '@/api/communities'
import { PublishCourseDocument } from '@/gql/courseoffice'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { say } from '@/ui/toast'
import { Told, useSending } from '@/ui/useSending'
import { Dates } from './Dates'
import { LayOut } from './LayOut'
import styles from './Office.module.css'
import { hindrance, type Planned, sessionsOf, withSessions } from './plan'
import { RoomFinder } from './RoomFinder'
import type { OfficeCourse } from './useOffice'
import { usePreview } from './usePreview'

interface PlannerProps {
  readonly course: OfficeCourse
  readonly community: Community
  readonly onPublished: () => Promise<unknown>
}

/** The sessions of a draft: laid out, each with what stands against it, and published all or none. */
export function Planner({ course, community, onPublished }: PlannerProps) {
  const { t } = useTranslation()
  const zone = community.timeZone
  // A pool lends things by the piece; sessions are held in rooms.
  const rooms = community.spaces.filter(({ access, allocation }) => access === 'BOOKABLE' && allocation !== 'POOL')
  const [plan, setPlan] = useState<readonly Planned[]>([])
  const { outcomes, failed } = usePreview(course.id, plan, zone)
  return (
    <section className={styles['section']} aria-label={t('courseOffice.plan')}>
      <h2>{t('courseOffice.plan')}</h2>
      <LayOut rooms={rooms} zone={zone} onAdd={(more) => setPlan(withSessions(plan, more))} />
      {plan.length === 0 ? (
        <p className={styles['soft']}>{t('courseOffice.planNone')}</p>
      ) : (
        <>
          <Dates plan={plan} outcomes={outcomes} rooms={rooms} zone={zone} onChange={setPlan} />
          {failed && (
            <p role="alert" className={styles['wrong']}>
              {t('courseOffice.planBad')}
            </p>
          )}
          <RoomFinder key={JSON.stringify(plan)} courseId={course.id} plan={plan} rooms={rooms} zone={zone} onTake={(spaceId) => setPlan(plan.map((one) => ({ ...one, spaceId })))} />
          {outcomes && <Publish course={course} plan={plan} obstacle={hindrance(outcomes)} zone={zone} onPublished={onPublished} />}
        </>
      )}
    </section>
  )
}

interface PublishProps {
  readonly course: OfficeCourse
  readonly plan: readonly Planned[]
  readonly obstacle: ReturnType<typeof hindrance>
  readonly zone: string
  readonly onPublished: () => Promise<unknown>
}

function Publish({ course, plan, obstacle, zone, onPublished }: PublishProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [reason, setReason] = useState('')
  const sending = useSending({ CONFLICT: t('courseOffice.tooLate'), BAD_USER_INPUT: t('courseOffice.planBad') })
  const overrideReason = obstacle === 'RULES' ? reason.trim() : ''
  const ready = obstacle === 'NONE' || overrideReason.length >= 3
  const publish = async () => {
    const done = await sending.run(async () => {
      const input = { courseId: course.id, sessions: sessionsOf(plan, zone), ...(overrideReason && { overrideReason }) }
      const { published } = (await client.send(PublishCourseDocument, { input })).publishCourse
      if (!published) throw new Told(t('courseOffice.takenMeanwhile'))
      return true
    })
    if (!done) return
    say(t('courseOffice.published'))
    await onPublished()
  }
  return (
    <div className={styles['publish']}>
      {obstacle === 'RULES' && <Field label={t('courseOffice.override')} hint={t('courseOffice.overrideHint')} maxLength={200} value={reason} onChange={setReason} />}
      {obstacle === 'TAKEN' && <p>{t('courseOffice.obstacle')}</p>}
      <p role="alert" className={styles['wrong']}>
        {sending.wrong}
      </p>
      <Button look="primary" disabled={!ready || sending.busy} onClick={() => void publish()}>
        {t('courseOffice.publish', { count: plan.length })}
      </Button>
      <p className={styles['soft']}>{t('courseOffice.allOrNone')}</p>
    </div>
  )
}
