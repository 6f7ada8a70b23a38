import { Broken } from './broken'
import { canonical, compare, type Json } from './canonical'
import { bytes, countBytes, digest, digestFields, lots, textBytes } from './digest'
import { asTranscript, type Entry, type Transcript } from './shape'

/** What is checked, in this order; each rests on those before it. */
export const steps = ['form', 'announcement', 'commitment', 'list', 'seed', 'order', 'outcome'] as const
export type Step = (typeof steps)[number]

/** How far it is: `share` of the step is done, from 0 to 1. */
export interface Progress {
  readonly step: Step
  readonly share: number
}

const format = 'youkong-draw-1'
/** So many entries are worked on between two signs of life. */
const chunk = 2000

/** Draws again from a transcript's bytes alone. Throws Broken at the first place that does not hold. */
export function* verify(file: Uint8Array): Generator<Progress, Transcript> {
  yield { step: 'form', share: 0 }
  const transcript = read(file)
  yield { step: 'announcement', share: 0 }
  checkAnnouncement(transcript)
  yield { step: 'commitment', share: 0 }
  const { announcement, announcementHash, beacon, entries, secret } = transcript
  const commitment = digestFields([bytes(announcement.course), bytes(secret)])
  same('/secret', 'secret', announcement.commitment, commitment)
  yield* checkEntries(entries, announcementHash)
  same('/listHash', 'list', digestFields([bytes(announcementHash), ...entries.map(({ hash }) => bytes(hash))]), transcript.listHash)
  yield { step: 'seed', share: 0 }
  const nonces = entries.map(({ nonce }) => bytes(nonce))
  same('/seed', 'seed', digestFields([bytes(secret), textBytes(beacon), ...nonces]), transcript.seed)
  const order = yield* drawAgain(transcript)
  sameIds('/order', 'order', order.map(({ id }) => id), transcript.order)
  yield { step: 'outcome', share: 0 }
  const { enrolled, waitlist } = share(order, announcement.capacity)
  sameIds('/outcome/enrolled', 'outcome', enrolled, transcript.outcome.enrolled)
  sameIds('/outcome/waitlist', 'outcome', waitlist, transcript.outcome.waitlist)
  return transcript
}

function read(file: Uint8Array): Transcript {
  const text = decode(file)
  const value = parse(text)
  const transcript = asTranscript(value)
  compare(value, text)
  if (transcript.format !== format) throw new Broken('/format', 'format', format, transcript.format)
  return transcript
}

function decode(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file)
  } catch {
    throw new Broken('', 'utf8')
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Broken('', 'json', '', error instanceof Error ? error.message : '')
  }
}

function checkAnnouncement({ announcement, announcementHash, beacon }: Transcript): void {
  same('/announcement', 'announcement', digest(textBytes(canonical(announcement as unknown as Json))), announcementHash)
  const named = announcement.beacon
  if (named && named.publicAt <= announcement.closesAt) {
    throw new Broken('/announcement/beacon/publicAt', 'early', `> ${announcement.closesAt}`, named.publicAt)
  }
  if ((named === undefined) !== (beacon === '')) throw new Broken('/beacon', 'number')
}

function* checkEntries(entries: readonly Entry[], announced: string): Generator<Progress> {
  for (const [index, { hash, id, label, nonce, places }] of entries.entries()) {
    if (index % chunk === 0) yield { step: 'list', share: index / entries.length }
    const before = entries[index - 1]
    if (before && before.id >= id) throw new Broken(`/entries/${index}/id`, 'ids', `> ${before.id}`, id)
    const fields = [bytes(announced), bytes(id), textBytes(label), bytes(nonce), countBytes(places)]
    same(`/entries/${index}`, 'entry', digestFields(fields), hash)
  }
  if (entries.length === 0) yield { step: 'list', share: 0 }
}

function* drawAgain({ entries, seed }: Transcript): Generator<Progress, Entry[]> {
  yield { step: 'order', share: 0 }
  const lot = lots(seed)
  const drawn: { number: string; entry: Entry }[] = []
  for (const entry of entries) {
    drawn.push({ number: lot(entry.id), entry })
    if (drawn.length % chunk === 0) yield { step: 'order', share: drawn.length / entries.length }
  }
  return drawn.toSorted((a, b) => (a.number < b.number ? -1 : 1)).map(({ entry }) => entry)
}

function share(order: readonly Entry[], capacity: number) {
  let left = capacity
  const enrolled: string[] = []
  const waitlist: string[] = []
  for (const { id, places } of order) {
    const fits = places <= left
    if (fits) left -= places
    ;(fits ? enrolled : waitlist).push(id)
  }
  return { enrolled, waitlist }
}

function same(pointer: string, why: Broken['why'], expected: string, found: string): void {
  if (expected !== found) throw new Broken(pointer, why, expected, found)
}

function sameIds(pointer: string, why: Broken['why'], expected: readonly string[], found: readonly string[]): void {
  const length = Math.min(expected.length, found.length)
  for (let index = 0; index < length; index++) same(`${pointer}/${index}`, why, expected[index] ?? '', found[index] ?? '')
  if (expected.length !== found.length) throw new Broken(pointer, 'length', String(expected.length), String(found.length))
}
