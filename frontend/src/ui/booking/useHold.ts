import { useEffect, useRef, useState } from 'react'
import { useClient } from '@/api/client'
import { newKey } from '@/api/key'
import { CheckBookingDocument, type HoldSpaceMutation } from '@/gql/booking'
import { hold, release, slotInput } from './actions'
import { remember } from './holdings'
import type { Verdict, Wanted } from './model'

type Hold = NonNullable<HoldSpaceMutation['holdSpace']['hold']>

export type Keeping =
  | { readonly at: 'idle' }
  | { readonly at: 'checking' }
  | { readonly at: 'kept'; readonly hold: Hold }
  | { readonly at: 'refused'; readonly verdict: Verdict }
  | { readonly at: 'failed' }

/**
 * Keeps the chosen slot while its form is open: asks first whether it would be taken, then holds it.
 * Another choice at the same space replaces the hold; leaving without booking lets go of it.
 */
export function useHold(wanted: Wanted, enabled: boolean) {
  const client = useClient()
  const [keeping, setKeeping] = useState<Keeping>({ at: 'idle' })
  const [round, setRound] = useState(0)
  const held = useRef<string | undefined>(undefined)
  const { spaceId, start, end, units } = wanted
  const first = useRef(wanted)

  useEffect(() => {
    if (!enabled) return
    let stale = false
    const letGo = () => {
      if (held.current) release(client, held.current)
      held.current = undefined
    }
    const run = async (): Promise<Keeping> => {
      const slot = { ...first.current, spaceId, start, end, ...(units !== undefined && { units }) }
      // With a hold in place its own slot would count as taken, so the hold itself is asked.
      if (!held.current) {
        const input = { slot: slotInput(slot), attendees: first.current.attendees ?? 1 }
        const { allowed, ...verdict } = (await client.send(CheckBookingDocument, { input })).checkBooking
        if (stale || !allowed) return { at: 'refused', verdict }
      }
      const { hold: got, ...verdict } = await hold(client, newKey(), slot)
      if (!got) return { at: 'refused', verdict }
      if (stale) release(client, got.id)
      else held.current = got.id
      return { at: 'kept', hold: got }
    }
    setKeeping({ at: 'checking' })
    run().then(
      (next) => {
        if (stale) return
        if (next.at === 'refused') letGo()
        setKeeping(next)
      },
      () => stale || setKeeping({ at: 'failed' }),
    )
    return () => {
      stale = true
    }
  }, [client, enabled, spaceId, start, end, units, round])

  const { hold: kept } = keeping.at === 'kept' ? keeping : { hold: undefined }
  useEffect(() => {
    if (!kept?.holdExpiresAt) return
    return remember({ spaceId, end: Date.parse(kept.end), expires: Date.parse(kept.holdExpiresAt) })
  }, [kept, spaceId])

  useEffect(() => {
    const leave = () => {
      if (held.current) release(client, held.current)
      held.current = undefined
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [client])

  return {
    keeping,
    again: () => {
      held.current = undefined
      setRound((before) => before + 1)
    },
    /** The hold becomes a booking now, so leaving must not let go of it. */
    handOver: () => {
      held.current = undefined
    },
  }
}
