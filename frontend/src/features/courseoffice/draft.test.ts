import { describe, expect, it } from 'vitest'
import { type Draft, inputOf, mistakes, newDraft } from './draft'

const write = (fields: Partial<Draft['fields']>, change: Partial<Draft> = {}): Draft => ({
  ...newDraft,
  ...change,
  fields: { ...newDraft.fields, titleZh: '陶艺', titleEn: 'Pottery', ...fields },
})

describe('what is written of a course', () => {
  it('needs both titles', () => {
    expect([...mistakes(newDraft)]).toEqual(['titleZh', 'titleEn'])
    expect([...mistakes(write({}))]).toEqual([])
  })

  it('opens before it closes, and a draw always closes', () => {
    expect([...mistakes(write({ enrolOpensAt: '2026-12-01T12:00' }))]).toEqual(['enrolClosesAt'])
    expect([...mistakes(write({ enrolOpensAt: '2026-12-01T12:00', enrolClosesAt: '2026-12-01T11:00' }))]).toEqual(['enrolClosesAt'])
    expect([...mistakes(write({}, { mode: 'DRAW' }))]).toEqual(['enrolClosesAt'])
  })

  it('names the number of a draw wholly or not at all, and it comes after the closing', () => {
    const times = { enrolOpensAt: '2026-12-01T12:00', enrolClosesAt: '2026-12-05T12:00' }
    expect([...mistakes(write({ ...times, beaconZh: '彩票' }, { mode: 'DRAW' }))]).toEqual(['beaconEn', 'beaconAt'])
    const named = { ...times, beaconZh: '彩票', beaconEn: 'a lottery' }
    expect([...mistakes(write({ ...named, beaconAt: '2026-12-05T12:00' }, { mode: 'DRAW' }))]).toEqual(['beaconAt'])
    expect([...mistakes(write({ ...named, beaconAt: '2026-12-05T21:15' }, { mode: 'DRAW' }))]).toEqual([])
  })

  it('is sent in the time of the centre, without a number where nothing is drawn', () => {
    const input = inputOf(write({ enrolOpensAt: '2026-12-01T12:00', enrolClosesAt: '2026-12-05T12:00', beaconZh: '彩票' }), 'Asia/Shanghai')
    expect(input).toMatchObject({ enrolOpensAt: '2026-12-01T04:00:00Z', beaconZh: '', beaconAt: null, minAge: null, capacity: 20 })
  })
})
