import type { PlacesQuery, Role } from '@/gql/people'

/** Somewhere a role holds: a community, a subdistrict, or (without an id) the whole installation. */
export interface Place {
  /** How it stands in the address of the page. */
  readonly key: string
  readonly kind: 'community' | 'subdistrict' | 'installation'
  readonly id: string | null
  readonly name: string
  readonly zone: string
  /** The role that is held there. */
  readonly role: Role
  /** Whether the viewer may give and take it. */
  readonly mayGive: boolean
}

const FALLBACK_ZONE = 'Asia/Shanghai'

/**
 * Where the viewer may see who does what, in the order in which it is shown: communities first, then what stands above
 * them. Operators see all of it; managers the subdistricts they look after, whose communities alone they give roles in.
 */
export function placesOf({ me, communities }: PlacesQuery): Place[] {
  const roles = me?.person.roles ?? []
  const operator = roles.some(({ role }) => role === 'OPERATOR')
  const managed = new Set(roles.flatMap(({ role, subdistrict }) => (role === 'MANAGER' && subdistrict ? [subdistrict.id] : [])))
  const seen = communities.filter(({ subdistrict }) => operator || managed.has(subdistrict.id))
  const subdistricts = new Map(seen.map(({ subdistrict, timeZone }) => [subdistrict.id, { ...subdistrict, timeZone }]))
  const zone = communities[0]?.timeZone ?? FALLBACK_ZONE
  return [
    ...seen.map(({ id, slug, name, timeZone }): Place => ({ key: slug, kind: 'community', id, name, zone: timeZone, role: 'STAFF', mayGive: true })),
    ...[...subdistricts.values()].map(({ id, slug, name, timeZone }): Place => ({ key: `subdistrict-${slug}`, kind: 'subdistrict', id, name, zone: timeZone, role: 'MANAGER', mayGive: operator })),
    ...(operator ? [{ key: 'installation', kind: 'installation', id: null, name: '', zone, role: 'OPERATOR', mayGive: true } as const] : []),
  ]
}

/** What the server is asked about the place. */
export function askedFor({ kind, id }: Place): { communityId: string | null; subdistrictId: string | null } {
  return { communityId: kind === 'community' ? id : null, subdistrictId: kind === 'subdistrict' ? id : null }
}
