import { expect, it } from 'vitest'
import { nextOf } from './next'

const after = (next: string) => nextOf(`?next=${encodeURIComponent(next)}`, 'https://youkong.example')

it.each(['/', '/me', '/board/xinyu?day=2026-11-24', '/account#children'])('goes back to %s', (path) => expect(after(path)).toBe(path))

it.each([
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example/',
  '/\t/elsewhere.example/',
  'javascript:alert(1)',
  'me',
  '/signin?next=/signin',
  '',
])('goes home in place of “%s”', (path) => expect(after(path)).toBe('/'))

it('goes home when nothing is asked for', () => expect(nextOf('', 'https://youkong.example')).toBe('/'))
