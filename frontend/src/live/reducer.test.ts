import { describe, expect, it } from 'vitest'
import { at, event, space } from './fixture'
import { nothingKnown } from './model'
import { apply, cursors, forget } from './reducer'

const known = apply(nothingKnown, event({ version: 10, spaces: [space({ spaceId: 'a' }), space({ spaceId: 'b' })] })).state
const change = (rest: Parameters<typeof event>[0]) => event({ snapshot: false, since: 10, version: 11, spaces: [], ...rest })

describe('a snapshot', () => {
  it('replaces all that was known of the community, and nothing of the others', () => {
    const both = apply(known, event({ communityId: 'c2' })).state
    const { state, changed } = apply(both, event({ version: 12, spaces: [space({ spaceId: 'b' })] }))
    expect([...(state.get('c1')?.spaces.keys() ?? [])]).toEqual(['b'])
    expect(state.get('c2')).toBe(both.get('c2'))
    expect(changed.toSorted()).toEqual(['a', 'b'])
  })

  it('that is older than what is known is left alone', () => {
    expect(apply(known, event({ version: 9, spaces: [] }))).toMatchObject({ verdict: 'stale', state: known })
  })

  it('of another epoch counts, whatever its version', () => {
    const { state, verdict } = apply(known, event({ epoch: 'e2', version: 1, spaces: [] }))
    expect(verdict).toBe('applied')
    expect(state.get('c1')).toMatchObject({ epoch: 'e2', version: 1 })
  })

  it('of the next day comes at midnight with the same version', () => {
    const next = event({ version: 10, from: '2026-11-24', to: '2026-11-24', asOf: at('00:00', '2026-11-24') })
    expect(apply(known, next).state.get('c1')?.from).toBe('2026-11-24')
  })
})

describe('a change', () => {
  it('counts when it goes on from what is known', () => {
    const { state, verdict, changed } = apply(known, change({ spaces: [space({ spaceId: 'b', state: 'BUSY' })] }))
    expect(verdict).toBe('applied')
    expect(changed).toEqual(['b'])
    expect(state.get('c1')?.spaces.get('b')?.state).toBe('BUSY')
    expect(state.get('c1')?.spaces.get('a')).toBe(known.get('c1')?.spaces.get('a'))
  })

  it('counts when it overlaps what is known', () => {
    expect(apply(known, change({ since: 4, version: 15 })).state.get('c1')?.version).toBe(15)
  })

  it('by the clock keeps the version and moves the time on', () => {
    const { state, verdict } = apply(known, change({ version: 10, asOf: at('15:00') }))
    expect(verdict).toBe('applied')
    expect(state.get('c1')).toMatchObject({ version: 10, asOf: at('15:00') })
  })

  it.each([
    ['leaves a gap', { since: 11, version: 12 }],
    ['comes from another epoch', { epoch: 'e2' }],
    ['concerns another window', { from: '2026-11-24', to: '2026-11-24' }],
    ['concerns an unknown community', { communityId: 'c9' }],
  ])('asks for a snapshot when it %s', (_, rest) => {
    expect(apply(known, change(rest))).toEqual({ state: known, verdict: 'resync', changed: [] })
  })

  it.each([
    ['version', { since: 3, version: 9 }],
    ['time', { version: 10, asOf: at('13:00') }],
  ])('of an older %s is left alone', (_, rest) => {
    expect(apply(known, change(rest))).toEqual({ state: known, verdict: 'stale', changed: [] })
  })
})

it('says where to go on, and starts anew where it forgot', () => {
  expect(cursors(known)).toEqual([{ communityId: 'c1', epoch: 'e1', version: 10, asOf: at('14:00') }])
  expect(cursors(forget(known, 'c1'))).toEqual([])
})
