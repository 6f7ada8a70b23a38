import { describe, expect, it } from 'vitest'
import { asked, type Wish } from './wish'

const wish: Wish = { day: '2026-11-24', part: 'any', minutes: 90, people: 5, kind: '', where: '' }

describe('what is asked', () => {
  it('is a whole local day unless a part of it is wanted', () => {
    expect(asked(wish, 'Asia/Shanghai')).toEqual({ duration: 'PT90M', attendees: 5, first: 50, date: '2026-11-24' })
    expect(asked({ ...wish, part: 'evening' }, 'Asia/Shanghai').between).toEqual({
      start: '2026-11-24T10:00:00Z',
      end: '2026-11-24T16:00:00Z',
    })
  })

  it('names kind and community only where they are wanted', () => {
    expect(asked({ ...wish, kind: 'YOGA_ROOM', where: 'a' }, 'Asia/Shanghai')).toMatchObject({ kinds: ['YOGA_ROOM'], communityIds: ['a'] })
  })
})
