import { localDay } from '@/time/zone'

/** Entries of one local day together; they come in the order in which they are shown, so the days do too. */
export function byDay<T extends { readonly at: string }>(entries: readonly T[], zone: string): T[][] {
  const days = new Map<string, T[]>()
  for (const entry of entries) {
    const day = localDay(Date.parse(entry.at), zone)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days.values()]
}
