import { describe, expect, it } from 'vitest'
import { ms } from '@/live/fixture'
import { type Cursor, firstCursor, press, selection } from './keyboard'

const view = { start: ms('08:00'), end: ms('21:00') }
const here: Cursor = { row: 1, at: ms('14:00'), anchor: null }
const after = (cursor: Cursor, ...keys: string[]) => keys.reduce((now, key) => press(now, key, view, 3)?.cursor ?? now, cursor)

describe('the keyboard on the board', () => {
  it.each([
    ['ArrowRight', { at: ms('14:15') }],
    ['ArrowLeft', { at: ms('13:45') }],
    ['PageDown', { at: ms('15:00') }],
    ['PageUp', { at: ms('13:00') }],
    ['ArrowUp', { row: 0 }],
    ['ArrowDown', { row: 2 }],
    ['Home', { at: ms('08:00') }],
    ['End', { at: ms('20:45') }],
  ])('%s', (key, expected) => expect(after(here, key)).toEqual({ ...here, ...expected }))

  it('stays on the board', () => {
    expect(after({ ...here, row: 2 }, 'ArrowDown').row).toBe(2)
    expect(after({ ...here, row: 0 }, 'ArrowUp').row).toBe(0)
    expect(after({ ...here, at: ms('08:00') }, 'ArrowLeft').at).toBe(ms('08:00'))
    expect(after({ ...here, at: ms('20:45') }, 'PageDown').at).toBe(ms('20:45'))
  })

  it('selects from Enter to Enter, the last step included', () => {
    const anchored = after(here, 'Enter', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    expect(press(anchored, 'Enter', view, 3)).toEqual({
      cursor: { ...here, at: ms('14:45') },
      effect: { kind: 'chosen', span: { start: ms('14:00'), end: ms('15:00') } },
    })
  })

  it('selects backwards as well', () => {
    expect(selection(after(here, 'Enter', 'PageUp'))).toEqual({ start: ms('13:00'), end: ms('14:15') })
  })

  it('keeps a selection in its row', () => expect(after(here, 'Enter', 'ArrowDown').row).toBe(1))

  it('gives up the selection first, and leaves with the second Esc', () => {
    const selecting = after(here, 'Enter')
    expect(press(selecting, 'Escape', view, 3)).toMatchObject({ cursor: { anchor: null }, effect: { kind: 'gaveUp' } })
    expect(press(here, 'Escape', view, 3)?.effect.kind).toBe('left')
  })

  it('leaves other keys to the browser', () => expect(press(here, 'Tab', view, 3)).toBeNull())

  it('begins now, or at the beginning of another day', () => {
    expect(firstCursor(view, ms('14:07')).at).toBe(ms('14:00'))
    expect(firstCursor(view, ms('06:00')).at).toBe(ms('08:00'))
  })
})
