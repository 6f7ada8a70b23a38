import { useCallback, useEffect, useState } from 'react'
import { type Client, useClient } from '@/api/client'
import { OfficeCourseDocument, type OfficeCourseQuery, OfficeCoursesDocument, type OfficeSeatsFragment, OfficeSeatsChangesDocument, OfficeTermsDocument, type OfficeTermsQuery, SheetDocument, type SheetQuery } from '@/gql/courseoffice'
import { follow } from '@/live/follow'
import { connection } from '@/live/line'

export type Term = OfficeTermsQuery['terms'][number]
export type SheetSession = Extract<SheetQuery['node'], { attendance: unknown }>
export type OfficeCourse = Extract<OfficeCourseQuery['node'], { texts: unknown }>

/** What was asked for; undefined until it has come. */
function useLoaded<T>(ask: (client: Client) => Promise<T>) {
  const client = useClient()
  const [found, setFound] = useState<T>()
  const [failed, setFailed] = useState(false)
  const load = useCallback(
    () =>
      ask(client).then(
        (answer) => {
          setFailed(false)
          setFound(answer)
        },
        () => setFailed(true),
      ),
    [ask, client],
  )
  useEffect(() => void load(), [load])
  return { found, failed, load }
}

/** The courses of a centre: those that are being written, and those with sessions to come. */
export function useCourses(communityId: string) {
  return useLoaded(useCallback((client: Client) => client.send(OfficeCoursesDocument, { communityId }), [communityId]))
}

/** One course with all that staff know of it; null for one that isn't there. */
export function useCourse(id: string) {
  const { found, ...rest } = useLoaded(useCallback((client: Client) => client.send(OfficeCourseDocument, { id }), [id]))
  const course = found && (found.node && 'texts' in found.node ? (found.node as OfficeCourse) : null)
  return { course, ...rest }
}

/** How many entries come at once; a long sheet is read page by page. */
const PAGE = 120

async function wholeSheet(client: Client, id: string): Promise<SheetQuery> {
  const whole = await client.send(SheetDocument, { id, after: null })
  if (!whole.node || !('attendance' in whole.node)) return whole
  const session = whole.node as SheetSession
  const entries = [...session.course.enrolments]
  for (let page = entries; page.length === PAGE; ) {
    const { node } = await client.send(SheetDocument, { id, after: page.at(-1)?.number ?? 0 })
    page = node && 'attendance' in node ? [...(node as SheetSession).course.enrolments] : []
    entries.push(...page)
  }
  return { ...whole, node: { ...session, course: { ...session.course, enrolments: entries } } }
}

/** A session with who takes part; null for one that isn't there. */
export function useSheet(id: string) {
  const { found, ...rest } = useLoaded(useCallback((client: Client) => wholeSheet(client, id), [id]))
  const session = found && (found.node && 'attendance' in found.node ? (found.node as SheetSession) : null)
  return { session, ...rest }
}

/** The places of a course, live from what was known at first. */
export function useLiveSeats(first: OfficeSeatsFragment): OfficeSeatsFragment {
  const [seats, setSeats] = useState(first)
  const { courseId } = first
  const wanted = first.state === 'PUBLISHED' || first.state === 'DRAWN'
  useEffect(() => {
    if (!wanted) return undefined
    const following = follow(connection, {
      document: OfficeSeatsChangesDocument,
      variables: () => ({ courseId }),
      next: ({ courseSeats }) => setSeats((known) => newer(known, courseSeats)),
    })
    return () => following.stop()
  }, [courseId, wanted])
  return newer(first, seats)
}

function newer(a: OfficeSeatsFragment, b: OfficeSeatsFragment): OfficeSeatsFragment {
  return b.version >= a.version ? b : a
}

/** The terms a course can count for; none until they have come. */
export function useTerms(): readonly Term[] {
  const client = useClient()
  const [terms, setTerms] = useState<readonly Term[]>([])
  useEffect(() => {
    client.send(OfficeTermsDocument, {}).then(
      (found) => setTerms(found.terms),
      () => undefined, // A course can do without one.
    )
  }, [client])
  return terms
}
