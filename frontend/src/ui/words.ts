import type { TFunction } from 'i18next'
import type { Moment } from '@/live/flip'
import { clockTime, endTime } from '@/time/format'
import { localDay } from '@/time/zone'

/** The state of a space in one or two words. */
export function stateWord(t: TFunction, { state, occupiedBy }: Pick<Moment, 'state' | 'occupiedBy'>): string {
  if (state === 'BUSY') {
    if (occupiedBy === 'COURSE') return t('state.course')
    if (occupiedBy === 'BLOCK') return t('state.block')
    if (occupiedBy === 'SET_UP') return t('state.preparing')
    if (occupiedBy === 'CLEAN_UP') return t('state.cleaning')
    if (occupiedBy === 'PENDING') return t('state.pending')
  }
  const words = { FREE: 'state.free', HELD: 'state.held', BUSY: 'state.busy', CLOSED: 'state.closed', OPEN: 'state.open' } as const
  return t(words[state])
}

/** Until when, and what follows; a time on another day than now is tomorrow's. */
export function untilWords(t: TFunction, { state, until, next }: Moment, now: number, zone: string): string {
  const at = until === null ? null : { time: untilTime(t, until, state === 'CLOSED', now, zone) }
  switch (state) {
    case 'FREE':
      return at ? t('until.free', at) : t('until.freeUnknown')
    case 'OPEN':
      return at ? t('until.open', at) : t('until.openUnknown')
    case 'CLOSED':
      return at ? t('until.opens', at) : t('until.closedToday')
    case 'HELD':
      return at ? t('until.held', at) : ''
    case 'BUSY':
      if (!at) return t('until.busyUnknown')
      return next === 'CLOSED' ? t('until.busyClosed', at) : t('until.busy', at)
  }
}

/** What lasts to midnight ends today; what begins then, begins tomorrow. */
function untilTime(t: TFunction, until: number, begins: boolean, now: number, zone: string): string {
  const time = begins ? clockTime(until, zone) : endTime(until, zone)
  return localDay(begins ? until : until - 1, zone) === localDay(now, zone) ? time : t('until.tomorrow', { time })
}

/** Facts in a row. The dot stays with the word before it, so that no line begins with one. */
export function dotted(facts: readonly (string | false | null | undefined)[]): string {
  return facts.filter(Boolean).join('\u00a0· ')
}
