import { describe, expect, it } from 'vitest'
import { outcomeOf } from './outcome'

describe('what is said about a response', () => {
  it('is nothing when all went well, or nothing has come yet', () => {
    expect(outcomeOf('{"data":{"bookSpace":{"refusals":[]}}}')).toBeUndefined()
    expect(outcomeOf('')).toBeUndefined()
    expect(outcomeOf(null)).toBeUndefined()
    expect(outcomeOf('{ half')).toBeUndefined()
  })

  it('names each error with its code and place', () => {
    const response = { errors: [{ message: 'no', path: ['me', 0], extensions: { code: 'NOT_FOUND' } }, { message: 'x' }] }
    expect(outcomeOf(JSON.stringify(response))?.errors).toEqual([
      { message: 'no', code: 'NOT_FOUND', path: 'me.0' },
      { message: 'x', code: '', path: undefined },
    ])
  })

  it('names each refusal of each mutation', () => {
    const refusals = [{ rule: 'OVERLAP', message: 'taken' }]
    const response = { data: { a: { refusals }, b: null, c: 3 } }
    expect(outcomeOf(JSON.stringify(response))).toEqual({ errors: [], refusals: [{ rule: 'OVERLAP', message: 'taken' }] })
  })
})
