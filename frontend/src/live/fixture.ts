import type { AvailabilityEvent, Busy, SpaceAvailability } from './model'

/** Live data for tests, on an ordinary day in Wuhan unless told otherwise. */

export const at = (time: string, day = '2026-11-23') => `${day}T${time}:00+08:00`

export const ms = (time: string, day?: string) => Date.parse(at(time, day))

export function busy(start: string, end: string, rest: Partial<Busy> = {}): Busy {
  return { start: at(start), end: at(end), kind: 'BOOKING', units: 1, title: null, holdExpiresAt: null, offered: false, ...rest }
}

export function space(rest: Partial<SpaceAvailability> = {}): SpaceAvailability {
  return {
    spaceId: 's1',
    state: 'FREE',
    occupiedBy: null,
    until: null,
    next: null,
    freeUnits: 1,
    units: 1,
    open: [{ start: at('08:30'), end: at('21:00') }],
    busy: [],
    ...rest,
  }
}

export function event(rest: Partial<AvailabilityEvent> = {}): AvailabilityEvent {
  return {
    communityId: 'c1',
    epoch: 'e1',
    since: 0,
    version: 10,
    asOf: at('14:00'),
    snapshot: true,
    from: '2026-11-23',
    to: '2026-11-23',
    spaces: [space()],
    ...rest,
  }
}
