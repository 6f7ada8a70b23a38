import { Broken } from './broken'
import type { Json } from './canonical'

/** What a value must look like: a test of a text or a number, a list of one shape, or members by name. */
type Shape = ((value: Json) => boolean) | readonly [Shape] | { readonly [name: string]: Shape }

const text = (value: Json) => typeof value === 'string' && !/\p{Surrogate}/u.test(value)
const hex = (digits: number) => (value: Json) => typeof value === 'string' && value.length === digits && /^[0-9a-f]*$/.test(value)
const count = (value: Json) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 1

function moment(value: Json): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return false
  const at = new Date(value)
  return !Number.isNaN(at.getTime()) && at.toISOString() === value.replace('Z', '.000Z')
}

const words = { en: text, zh: text }
const announcement = { capacity: count, closesAt: moment, commitment: hex(64), course: hex(32), rules: [words] as const, title: words }
const beacon = { publicAt: moment, source: words }
const transcript = {
  announcementHash: hex(64),
  beacon: text,
  entries: [{ hash: hex(64), id: hex(32), label: text, nonce: hex(32), places: count }] as const,
  format: text,
  listHash: hex(64),
  order: [hex(32)] as const,
  outcome: { enrolled: [hex(32)] as const, waitlist: [hex(32)] as const },
  secret: hex(64),
  seed: hex(64),
}

/** A text in both languages. */
export interface Words {
  readonly en: string
  readonly zh: string
}

export interface Announcement {
  readonly beacon?: { readonly publicAt: string; readonly source: Words }
  readonly capacity: number
  readonly closesAt: string
  readonly commitment: string
  readonly course: string
  readonly rules: readonly Words[]
  readonly title: Words
}

export interface Entry {
  readonly hash: string
  readonly id: string
  readonly label: string
  readonly nonce: string
  readonly places: number
}

export interface Transcript {
  readonly announcement: Announcement
  readonly announcementHash: string
  readonly beacon: string
  readonly entries: readonly Entry[]
  readonly format: string
  readonly listHash: string
  readonly order: readonly string[]
  readonly outcome: { readonly enrolled: readonly string[]; readonly waitlist: readonly string[] }
  readonly secret: string
  readonly seed: string
}

/** The value as a transcript; breaks where a member is unknown, missing or of another kind. */
export function asTranscript(value: Json): Transcript {
  const announced = isObject(value) ? value['announcement'] : undefined
  // Only the beacon may be missing: a draw without one is a draw, if one that must be believed.
  const named = isObject(announced) && Object.hasOwn(announced, 'beacon')
  expectShape(value, { ...transcript, announcement: named ? { ...announcement, beacon } : announcement }, '')
  return value as unknown as Transcript
}

function expectShape(value: Json, shape: Shape, pointer: string): void {
  if (typeof shape === 'function') {
    if (!shape(value)) throw new Broken(pointer, 'kind')
    return
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) throw new Broken(pointer, 'kind')
    for (const [index, one] of value.entries()) expectShape(one as Json, shape[0], `${pointer}/${index}`)
    return
  }
  if (!isObject(value)) throw new Broken(pointer, 'kind')
  for (const name of Object.keys(value)) if (!Object.hasOwn(shape, name)) throw new Broken(`${pointer}/${name}`, 'unknown')
  for (const [name, inner] of Object.entries(shape)) {
    if (!Object.hasOwn(value, name)) throw new Broken(`${pointer}/${name}`, 'missing')
    expectShape(value[name] as Json, inner, `${pointer}/${name}`)
  }
}

const isList = (shape: object): shape is readonly [Shape] => Array.isArray(shape)

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
