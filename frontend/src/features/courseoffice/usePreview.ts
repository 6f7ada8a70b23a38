import { useEffect, useState } from 'react'
import { useClient } from '@/api/client'
import { type OutcomeFragment, PreviewCourseDocument } from '@/gql/courseoffice'
import { type Planned, sessionsOf } from './plan'

/** How long nothing is changed before the server is asked. */
const PAUSE = 300

/** What stands against each session of the plan, in its order; undefined while nobody knows. */
export function usePreview(courseId: string, plan: readonly Planned[], zone: string) {
  const client = useClient()
  const [outcomes, setOutcomes] = useState<readonly OutcomeFragment[]>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    setOutcomes(undefined)
    setFailed(false)
    if (plan.length === 0) return undefined
    let stale = false
    const timer = setTimeout(() => {
      client.send(PreviewCourseDocument, { input: { courseId, sessions: sessionsOf(plan, zone) } }).then(
        ({ previewCourse }) => !stale && setOutcomes(previewCourse),
        () => !stale && setFailed(true),
      )
    }, PAUSE)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [client, courseId, plan, zone])
  return { outcomes, failed }
}
