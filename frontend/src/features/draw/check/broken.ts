/** Why something does not hold; `draw.why` of the texts has a sentence for each. */
export type Why =
  | 'utf8'
  | 'json'
  | 'kind'
  | 'unknown'
  | 'missing'
  | 'canonical'
  | 'format'
  | 'announcement'
  | 'early'
  | 'number'
  | 'secret'
  | 'ids'
  | 'entry'
  | 'list'
  | 'seed'
  | 'order'
  | 'outcome'
  | 'length'

/** Where a transcript does not hold: a JSON pointer (RFC 6901), empty for the whole. */
export class Broken extends Error {
  constructor(
    readonly pointer: string,
    readonly why: Why,
    readonly expected = '',
    readonly found = '',
  ) {
    super(`${pointer}: ${why}: expected ${expected}, found ${found}`)
  }
}
