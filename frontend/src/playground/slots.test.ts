import { describe, expect, it } from 'vitest'
import { freeHour, fullHourTomorrow, inWuhan } from './slots'

const at = (time: string) => Date.parse(`2026-11-24T${time}:00+08:00`)
const span = (start: string, end: string) => ({ start: inWuhan(at(start)), end: inWuhan(at(end)) })
const day = (spaceId: string, ...busy: ReturnType<typeof span>[]) => ({ spaceId, open: [span('08:30', '21:00')], busy })

describe('the free hour of an example', () => {
  it('is the next full hour of tomorrow where that is free', () => {
    const wished = fullHourTomorrow(Date.parse('2026-11-23T14:07:00+08:00'))
    expect(freeHour([day('a')], wished)).toEqual({ spaceId: 'a', ...span('15:00', '16:00') })
  })

  it('keeps clear of what is taken, with room for preparing and cleaning', () => {
    expect(freeHour([day('a', span('16:15', '17:00'))], at('15:00'))?.start).toBe(inWuhan(at('14:00')))
    expect(freeHour([day('a', span('16:30', '17:00'))], at('15:00'))?.start).toBe(inWuhan(at('15:00')))
  })

  it('lies within the opening hours, also when the visitor is up at night', () => {
    expect(freeHour([day('a')], at('03:00'))).toEqual({ spaceId: 'a', ...span('09:00', '10:00') })
    expect(freeHour([day('a')], at('23:00'))).toEqual({ spaceId: 'a', ...span('20:00', '21:00') })
  })

  it('takes another space when the first has no time', () => {
    expect(freeHour([day('a', span('08:00', '21:00')), day('b')], at('10:00'))?.spaceId).toBe('b')
  })

  it('is missing when everything is taken', () => {
    expect(freeHour([day('a', span('08:00', '21:00'))], at('10:00'))).toBeUndefined()
  })
})
