import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Broken } from './broken'
import { canonical } from './canonical'
import type { Transcript } from './shape'
import { type Step, steps, verify } from './verify'

const vectors = join(import.meta.dirname, '../../../../../internal/draw/testdata')
const pottery = readFileSync(join(vectors, 'pottery.json'))
const rfc8785: { name: string; in: string; out: string }[] = JSON.parse(readFileSync(join(vectors, 'rfc8785.json'), 'utf8'))

function run(file: Uint8Array): { transcript?: Transcript; broken?: Broken; seen: Step[] } {
  const seen: Step[] = []
  const running = verify(file)
  try {
    for (;;) {
      const { done, value } = running.next()
      if (done) return { transcript: value, seen }
      if (seen.at(-1) !== value.step) seen.push(value.step)
    }
  } catch (error) {
    if (error instanceof Broken) return { broken: error, seen }
    throw error
  }
}

/** The fixture with something else in it. */
const changed = (from: string, to: string) => {
  const text = pottery.toString()
  expect(text).toContain(from)
  return new TextEncoder().encode(text.replace(from, to))
}

describe('canonical JSON', () => {
  it.each(rfc8785)('$name', (vector) => expect(canonical(JSON.parse(vector.in))).toBe(vector.out))
})

describe('a transcript', () => {
  it('that another program made holds, step by step', () => {
    const { transcript, seen } = run(pottery)
    expect(seen).toEqual([...steps])
    expect(transcript?.outcome.enrolled.length).toBe(4)
  })

  it.each([
    ['a title', '青年夜校', '青年夜学', '/announcement', 'announcement'],
    ['the capacity', '"capacity":5', '"capacity":6', '/announcement', 'announcement'],
    ['the commitment', '"commitment":"03', '"commitment":"13', '/announcement', 'announcement'],
    ['the hash of the announcement', '"announcementHash":"', '"announcementHash":"0', '/announcementHash', 'kind'],
    ['the beacon', '03 07 12', '03 07 13', '/seed', 'seed'],
    ['a masked name', '张* 138****0001', '张* 138****0002', '/entries/N', 'entry'],
    ['a number of places', '"places":3', '"places":2', '/entries/N', 'entry'],
    ['no place', '"places":3', '"places":0', '/entries/N/places', 'kind'],
    ['a space', '"capacity":5', '"capacity": 5', '/announcement/capacity', 'canonical'],
    ['a number written otherwise', '"capacity":5', '"capacity":5.0', '/announcement/capacity', 'canonical'],
    ['a longer escape', '"en":"P', '"en":"\\u0050', '/announcement/title/en', 'canonical'],
    ['a member twice', '"capacity":5', '"capacity":5,"capacity":5', '/announcement/closesAt', 'canonical'],
    ['another member', '"capacity":5', '"capacity":5,"charge":0', '/announcement/charge', 'unknown'],
    ['a name from the language', '"capacity":5', '"__proto__":{},"capacity":5', '/announcement/__proto__', 'unknown'],
    ['a lost member', '"capacity":5,', '', '/announcement/capacity', 'missing'],
    ['nothing', '"format":"youkong-draw-1"', '"format":null', '/format', 'kind'],
    ['another form', 'youkong-draw-1', 'youkong-draw-2', '/format', 'format'],
    ['half a letter', 'youkong-draw-1', '\\ud83d', '/format', 'kind'],
    ['a moment of elsewhere', '12:00:00Z', '12:00:00+08:00', '/announcement/closesAt', 'kind'],
    ['a moment that is none', '2026-12-01T12', '2026-12-01T24', '/announcement/closesAt', 'kind'],
  ] as const)('in which %s was put breaks there', (_, from, to, pointer, why) => {
    const { broken } = run(changed(from, to))
    expect(broken?.pointer.replace(/\d+/, 'N')).toBe(pointer)
    expect(broken?.why).toBe(why)
  })

  it.each([
    ['something behind it', `${pottery.toString()}\n`, 'canonical'],
    ['a mark before it', `\ufeff${pottery.toString()}`, 'json'],
    ['nothing in it', '', 'json'],
  ])('with %s breaks', (_, text, why) => expect(run(new TextEncoder().encode(text)).broken).toMatchObject({ pointer: '', why }))

  it('breaks whichever byte is changed', () => {
    for (let at = 0; at < pottery.length; at++) {
      const other = Uint8Array.from(pottery)
      other[at] = (other[at] ?? 0) ^ 1
      expect(run(other).broken, `byte ${at}`).toBeInstanceOf(Broken)
    }
  })
})
