import { useCallback } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useNow } from '@/time/clock'
import { isDay, localDay, MINUTE } from '@/time/zone'

/** The day on show, kept in the address; without one it is today, and stays today over midnight. */
export function useDay(zone: string) {
  const [path, go] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('day') ?? ''
  const today = localDay(useNow(MINUTE), zone)
  const day = isDay(asked) ? asked : today
  const setDay = useCallback((next: string) => isDay(next) && go(next === today ? path : `${path}?day=${next}`, { replace: true }), [go, path, today])
  return { day, today, setDay }
}
