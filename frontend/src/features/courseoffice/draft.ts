import type { CourseCategory, CourseInput, CourseMode, OfficeFactsFragment } from '@/gql/courseoffice'
import { localDay, momentAt, toDateTime, wallMinutes } from '@/time/zone'

export const TEXTS = ['titleZh', 'titleEn', 'descriptionZh', 'descriptionEn', 'organiserZh', 'organiserEn', 'teacherZh', 'teacherEn', 'beaconZh', 'beaconEn'] as const
export const NUMBERS = ['capacity', 'minAge', 'maxAge', 'maxPlaces', 'waitlistSize'] as const
export const TIMES = ['enrolOpensAt', 'enrolClosesAt', 'beaconAt'] as const
export const CATEGORIES: readonly CourseCategory[] = ['VOCATIONAL', 'ARTS', 'SCIENCE', 'HEALTH', 'NEIGHBOURS']

export type TextName = (typeof TEXTS)[number]
export type NumberName = (typeof NUMBERS)[number]
export type TimeName = (typeof TIMES)[number]
export type FieldName = TextName | NumberName | TimeName

/** What the form says of a course. Times are the centre's own, such as `2026-11-24T19:00`; empty says nothing. */
export interface Draft {
  readonly fields: Readonly<Record<FieldName, string>>
  readonly category: CourseCategory
  readonly mode: CourseMode
  readonly termId: string
  readonly residentsOnly: boolean
}

const blank = Object.fromEntries([...TEXTS, ...NUMBERS, ...TIMES].map((name) => [name, ''])) as Draft['fields']

export const newDraft: Draft = {
  fields: { ...blank, capacity: '20', maxPlaces: '1' },
  category: 'ARTS',
  mode: 'FIRST_COME',
  termId: '',
  residentsOnly: false,
}

export function draftOf(course: OfficeFactsFragment, zone: string): Draft {
  const number = (name: NumberName) => [name, course[name]?.toString() ?? '']
  const time = (name: TimeName) => [name, course[name] === null ? '' : wallTime(Date.parse(course[name]), zone)]
  return {
    fields: { ...course.texts, ...Object.fromEntries([...NUMBERS.map(number), ...TIMES.map(time)]) } as Draft['fields'],
    category: course.category,
    mode: course.mode,
    termId: course.term?.id ?? '',
    residentsOnly: course.residentsOnly,
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** A moment as a field of a form shows it. */
export function wallTime(at: number, zone: string): string {
  const minutes = wallMinutes(at, zone)
  return `${localDay(at, zone)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The moment that a day and a time of day mean at the centre. */
export function momentOf(day: string, time: string, zone: string): string {
  return toDateTime(momentAt(day, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)), zone))
}

/** What can't be sent as it is written. */
export function mistakes({ fields, mode }: Draft): ReadonlySet<FieldName> {
  const wrong = new Set<FieldName>()
  for (const name of ['titleZh', 'titleEn', 'capacity', 'maxPlaces'] as const) if (fields[name].trim() === '') wrong.add(name)
  for (const name of NUMBERS) if (fields[name] !== '' && !/^\d{1,5}$/.test(fields[name])) wrong.add(name)
  const { enrolOpensAt: opens, enrolClosesAt: closes, minAge, maxAge } = fields
  if ((opens === '') !== (closes === '') || (opens !== '' && opens >= closes) || (mode === 'DRAW' && closes === '')) wrong.add('enrolClosesAt')
  if (minAge !== '' && maxAge !== '' && Number(minAge) > Number(maxAge)) wrong.add('maxAge')
  if (mode === 'DRAW') for (const name of wrongOfBeacon(fields)) wrong.add(name)
  return wrong
}

/** The number's source is named in both languages with its time, which comes after the closing; or not at all. */
function wrongOfBeacon(fields: Draft['fields']): FieldName[] {
  const named = ['beaconZh', 'beaconEn', 'beaconAt'] as const
  const empty = named.filter((name) => fields[name].trim() === '')
  if (empty.length === named.length) return []
  if (empty.length > 0) return empty
  return fields.beaconAt <= fields.enrolClosesAt ? ['beaconAt'] : []
}

export function inputOf({ fields, ...draft }: Draft, zone: string): CourseInput {
  const number = (name: NumberName) => (fields[name] === '' ? null : Number(fields[name]))
  const time = (name: TimeName) => (fields[name] === '' ? null : momentOf(fields[name].slice(0, 10), fields[name].slice(11, 16), zone))
  const texts = Object.fromEntries(TEXTS.map((name) => [name, fields[name].trim()])) as Record<TextName, string>
  const drawn = draft.mode === 'DRAW'
  return {
    ...texts,
    ...(!drawn && { beaconZh: '', beaconEn: '' }),
    category: draft.category,
    mode: draft.mode,
    termId: draft.termId || null,
    residentsOnly: draft.residentsOnly,
    capacity: Number(fields.capacity),
    maxPlaces: number('maxPlaces'),
    waitlistSize: number('waitlistSize'),
    minAge: number('minAge'),
    maxAge: number('maxAge'),
    enrolOpensAt: time('enrolOpensAt'),
    enrolClosesAt: time('enrolClosesAt'),
    beaconAt: drawn ? time('beaconAt') : null,
  }
}
