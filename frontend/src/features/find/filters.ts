import { useState } from 'react'
import type { SpaceFacts } from '@/api/communities'
import { keep, kept } from '@/ui/kept'

/** What a resident looks for; remembered on the device. */
export interface Filters {
  /** At least this many people fit in; 0 means any. */
  readonly people: number
  /** The slug of a community, or empty for all. */
  readonly where: string
  readonly how: 'both' | 'bookable' | 'walk'
}

export const peopleSteps = [0, 5, 10, 20, 40] as const

export const noFilters: Filters = { people: 0, where: '', how: 'both' }

const KEY = 'youkong.filters'

/** Takes only what makes sense: what was kept may be old or foreign. */
export function readFilters(found: unknown, slugs: readonly string[]): Filters {
  const { people, where, how } = { ...noFilters, ...(typeof found === 'object' ? found : null) } as Record<keyof Filters, unknown>
  return {
    people: peopleSteps.find((step) => step === people) ?? 0,
    where: slugs.find((slug) => slug === where) ?? '',
    how: how === 'bookable' || how === 'walk' ? how : 'both',
  }
}

export function useFilters(slugs: readonly string[]) {
  const [filters, setFilters] = useState(() => readFilters(kept(KEY), slugs))
  const change = (part: Partial<Filters>) => {
    const next = { ...filters, ...part }
    setFilters(next)
    keep(KEY, next)
  }
  return { filters, change }
}

export function isFiltered({ people, where, how }: Filters): boolean {
  return people > 0 || where !== '' || how !== 'both'
}

/** Where nobody counts the people, everyone fits in. */
export function matches({ people, where, how }: Filters, slug: string, space: SpaceFacts): boolean {
  if (where !== '' && where !== slug) return false
  if (how !== 'both' && (how === 'bookable') !== (space.access === 'BOOKABLE')) return false
  return people === 0 || space.capacity === null || space.capacity >= people
}
