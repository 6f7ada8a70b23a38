import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { find, rowsOf, short } from './rows'

const rows = rowsOf(JSON.parse(readFileSync(join(import.meta.dirname, 'example.json'), 'utf8')))
const labels = (wanted: string) => find(rows, wanted).map(({ entry }) => entry.label)

describe('rows', () => {
  it('stand in the order drawn, and count each list for itself', () => {
    expect(rows.map(({ drawn }) => drawn)).toEqual(rows.map((_, index) => index + 1))
    expect(rows.filter(({ enrolled }) => enrolled).map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6])
    expect(rows.find(({ entry }) => entry.label.startsWith('李'))).toMatchObject({ drawn: 6, enrolled: false, place: 1 })
  })
})

describe('a receipt', () => {
  const receipt = rows[2]?.entry.hash ?? ''
  const label = rows[2]?.entry.label ?? ''

  it('is found by its first digits, also as they are read aloud', () => {
    expect(labels(receipt)).toEqual([label])
    expect(labels(` ${short(receipt).toUpperCase()} `)).toEqual([label])
  })

  it('is found by what the mask leaves', () => expect(labels('7448')).toEqual(['朱* 152****7448']))

  it('is not guessed from one letter, nor from none', () => expect([...labels('张'), ...labels(' ')]).toEqual([]))
})
