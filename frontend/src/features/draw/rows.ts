import type { Entry, Transcript } from './check/shape'

/** An entry as it was drawn. */
export interface Row {
  readonly entry: Entry
  /** In which place of the whole draw, from 1. */
  readonly drawn: number
  readonly enrolled: boolean
  /** In which place of its own list, from 1. */
  readonly place: number
}

/** All entries in the order drawn. */
export function rowsOf({ entries, order, outcome }: Transcript): Row[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const enrolled = new Set(outcome.enrolled)
  const counts = { in: 0, waiting: 0 }
  return order.flatMap((id, index) => {
    const entry = byId.get(id)
    if (!entry) return []
    const list = enrolled.has(id) ? 'in' : 'waiting'
    counts[list]++
    return [{ entry, drawn: index + 1, enrolled: list === 'in', place: counts[list] }]
  })
}

/** The rows whose receipt begins so, or whose masked name has it; nothing for less than two letters. */
export function find(rows: readonly Row[], wanted: string): Row[] {
  const text = wanted.trim().toLowerCase()
  const receipt = text.replaceAll(/\s/g, '')
  if (text.length < 2) return []
  return rows.filter(({ entry }) => entry.hash.startsWith(receipt) || entry.label.toLowerCase().includes(text))
}

/** The first digits of a receipt, in groups that can be read aloud. */
export const short = (hash: string) => hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')
