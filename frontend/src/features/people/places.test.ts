import { expect, it } from 'vitest'
import type { PlacesQuery } from '@/gql/people'
import { askedFor, placesOf } from './places'

const xinhua = { id: 'd1', slug: 'xinhua', name: '新华街道' }
const other = { id: 'd2', slug: 'other', name: '别的街道' }
const community = (slug: string, subdistrict: typeof xinhua) => ({ id: `c-${slug}`, slug, name: slug, timeZone: 'Asia/Shanghai', subdistrict })
const communities = [community('xinyu', xinhua), community('yousan', xinhua), community('far', other)]
const seenBy = (roles: NonNullable<PlacesQuery['me']>['person']['roles']) => placesOf({ me: { person: { id: 'p1', roles } }, communities })

it('shows a manager the subdistrict they look after, and lets them give roles in its communities alone', () => {
  const places = seenBy([{ role: 'MANAGER', subdistrict: { id: 'd1' } }])
  expect(places.map(({ key, mayGive }) => [key, mayGive])).toEqual([
    ['xinyu', true],
    ['yousan', true],
    ['subdistrict-xinhua', false],
  ])
})

it('shows an operator everything, the installation last', () => {
  const places = seenBy([{ role: 'OPERATOR', subdistrict: null }])
  expect(places.map(({ key }) => key)).toEqual(['xinyu', 'yousan', 'far', 'subdistrict-xinhua', 'subdistrict-other', 'installation'])
  expect(places.every(({ mayGive }) => mayGive)).toBe(true)
})

it('shows nothing to anyone else', () => {
  expect(seenBy([{ role: 'STAFF', subdistrict: null }])).toEqual([])
  expect(placesOf({ me: null, communities })).toEqual([])
})

it('asks of the installation with neither place', () => {
  const asked = seenBy([{ role: 'OPERATOR', subdistrict: null }]).map(askedFor)
  expect(asked[0]).toEqual({ communityId: 'c-xinyu', subdistrictId: null })
  expect(asked[3]).toEqual({ communityId: null, subdistrictId: 'd1' })
  expect(asked.at(-1)).toEqual({ communityId: null, subdistrictId: null })
})
