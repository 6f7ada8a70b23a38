import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import type { SpaceFacts } from '@/api/communities'
import { PreviewCourseDocument } from '@/gql/courseoffice'
import { Button } from '@/ui/Button'
import { useSending } from '@/ui/useSending'
import styles from './Office.module.css'
import { type Planned, sessionsOf } from './plan'

interface RoomFinderProps {
  readonly courseId: string
  readonly plan: readonly Planned[]
  readonly rooms: readonly SpaceFacts[]
  readonly zone: string
  readonly onTake: (spaceId: string) => void
}

interface Found {
  readonly room: SpaceFacts
  readonly free: number
}

/** Tries each room for all the sessions; the one that takes most comes first. */
export function RoomFinder({ courseId, plan, rooms, zone, onTake }: RoomFinderProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [found, setFound] = useState<readonly Found[]>()
  const { busy, wrong, run } = useSending()
  const tryRoom = async (room: SpaceFacts): Promise<Found> => {
    const sessions = sessionsOf(plan, zone).map((session) => ({ ...session, spaceId: room.id }))
    const { previewCourse } = await client.send(PreviewCourseDocument, { input: { courseId, sessions } })
    return { room, free: previewCourse.filter(({ refusals }) => refusals.length === 0).length }
  }
  const find = async () => {
    const tried = await run(() => Promise.all(rooms.map(tryRoom)))
    if (tried) setFound(tried.toSorted((a, b) => b.free - a.free))
  }
  return (
    <div className={styles['finder']}>
      <div>
        <Button disabled={busy} onClick={() => void find()}>
          {t('courseOffice.findRoom')}
        </Button>
      </div>
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
      {found && (
        <ul className={styles['rooms']} aria-label={t('courseOffice.foundRooms')}>
          {found.map(({ room, free }) => (
            <li key={room.id} data-all={free === plan.length}>
              <span>
                <b>{room.name}</b> {free === plan.length ? t('courseOffice.takesAll') : t('courseOffice.takesSome', { free, count: plan.length })}
              </span>
              <Button aria-label={t('courseOffice.takeRoomOf', { name: room.name })} onClick={() => onTake(room.id)}>
                {t('courseOffice.takeRoom')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
