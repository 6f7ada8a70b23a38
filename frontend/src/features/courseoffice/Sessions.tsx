import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useClient } from '@/api/client'
import type { Community } from '@/api/communities'
import { CancelSessionDocument } from '@/gql/courseoffice'
import { serverNow } from '@/time/clock'
import { dayName, timeRange } from '@/time/format'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { useLook } from '@/ui/look'
import { say } from '@/ui/toast'
import styles from './Office.module.css'
import type { OfficeCourse } from './useOffice'

interface SessionsProps {
  readonly course: OfficeCourse
  readonly community: Community
  readonly onChanged: () => Promise<unknown>
}

/** The sessions of an announced course, each with its attendance sheet. */
export function Sessions({ course, community, onChanged }: SessionsProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const client = useClient()
  const [asking, setAsking] = useState<{ id: string; when: string }>()
  return (
    <section className={styles['section']}>
      <h2>{t('course.sessions', { count: course.sessions.length })}</h2>
      <ol className={styles['sessions']}>
        {course.sessions.map(({ id, start, end, space }) => {
          const zone = community.timeZone
          const when = `${dayName(Date.parse(start), zone, language)} ${timeRange(Date.parse(start), Date.parse(end), zone)}`
          return (
            <li key={id}>
              <p>
                <time className="figures">{when}</time> {space.name}
              </p>
              <Link href={`/board/${community.slug}/courses?session=${id}`} aria-label={t('courseOffice.sheetOf', { title: when })}>
                {t('courseOffice.sheet')}
              </Link>
              {Date.parse(start) > serverNow() && (
                <Button look="quiet" aria-label={t('courseOffice.cancelSessionOf', { when })} onClick={() => setAsking({ id, when })}>
                  {t('courseOffice.cancelSession')}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      {asking && (
        <ConfirmDialog
          title={t('courseOffice.cancelSessionTitle', { when: asking.when })}
          hint={t('courseOffice.cancelSessionHint')}
          doIt={t('courseOffice.cancelSession')}
          onDo={() => client.send(CancelSessionDocument, { input: { sessionId: asking.id } })}
          onDone={() => {
            setAsking(undefined)
            say(t('courseOffice.cancelledSession'))
            void onChanged()
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  )
}
