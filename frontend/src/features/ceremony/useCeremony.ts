import { useEffect, useState } from 'react'
import { useClient } from '@/api/client'
import { CeremonyChangesDocument, CeremonyDocument } from '@/gql/ceremony'
import { follow } from '@/live/follow'
import { connection } from '@/live/line'
import { hearServerTime } from '@/time/clock'
import type { Course } from './stage'

const AGAIN = 5_000

/** The course with its draw, read anew whenever its places change, so that a screen that nobody touches goes on by itself. */
export function useCeremony(id: string): Course | null | undefined {
  const client = useClient()
  const [course, setCourse] = useState<Course | null>()
  useEffect(() => {
    let over = false
    let retry: ReturnType<typeof setTimeout>
    const load = () => {
      clearTimeout(retry)
      client.send(CeremonyDocument, { id }).then(
        ({ node }) => !over && setCourse(node && 'title' in node ? (node as Course) : null),
        () => {
          if (!over) retry = setTimeout(load, AGAIN)
        },
      )
    }
    load()
    const following = follow(connection, {
      document: CeremonyChangesDocument,
      variables: () => ({ courseId: id }),
      next: ({ courseSeats }) => {
        hearServerTime(courseSeats.asOf)
        load()
      },
      refused: () => !over && setCourse(null),
    })
    return () => {
      over = true
      clearTimeout(retry)
      following.stop()
    }
  }, [client, id])
  return course
}
