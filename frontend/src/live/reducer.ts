import type { AvailabilityEvent, CommunityLive, LiveState, SpaceAvailability } from './model'

/** What became of an event: used, older than what is known, or unusable without a new snapshot. */
export type Verdict = 'applied' | 'stale' | 'resync'

export interface Step {
  readonly state: LiveState
  readonly verdict: Verdict
  /** The spaces to paint again. */
  readonly changed: readonly string[]
}

/**
 * Applies one event. A change counts when `since` ≤ the known version ≤ `version`; a gap, another epoch
 * or another window can't be bridged by guessing and asks for a snapshot.
 */
export function apply(state: LiveState, event: AvailabilityEvent): Step {
  const known = state.get(event.communityId)
  if (event.snapshot) return isOlder(known, event) ? stale(state) : replace(state, event)
  if (!known || known.epoch !== event.epoch || event.since > known.version) return resync(state)
  if (isOlder(known, event)) return stale(state)
  if (known.from !== event.from || known.to !== event.to) return resync(state)
  return merge(state, known, event)
}

/** Versions of different epochs can't be compared, so only the same epoch makes an event old. */
function isOlder(known: CommunityLive | undefined, event: AvailabilityEvent): boolean {
  if (!known || known.epoch !== event.epoch) return false
  if (event.version !== known.version) return event.version < known.version
  return Date.parse(event.asOf) < Date.parse(known.asOf)
}

function replace(state: LiveState, event: AvailabilityEvent): Step {
  const before = state.get(event.communityId)?.spaces
  const spaces = new Map(event.spaces.map((space) => [space.spaceId, space]))
  const changed = new Set([...spaces.keys(), ...(before?.keys() ?? [])])
  return put(state, event, spaces, [...changed])
}

function merge(state: LiveState, known: CommunityLive, event: AvailabilityEvent): Step {
  const spaces = new Map(known.spaces)
  for (const space of event.spaces) spaces.set(space.spaceId, space)
  return put(state, event, spaces, event.spaces.map((space) => space.spaceId))
}

function put(
  state: LiveState,
  event: AvailabilityEvent,
  spaces: ReadonlyMap<string, SpaceAvailability>,
  changed: readonly string[],
): Step {
  const { communityId, epoch, version, asOf, from, to } = event
  const next = new Map(state).set(communityId, { communityId, epoch, version, asOf, from, to, spaces })
  return { state: next, verdict: 'applied', changed }
}

const stale = (state: LiveState): Step => ({ state, verdict: 'stale', changed: [] })
const resync = (state: LiveState): Step => ({ state, verdict: 'resync', changed: [] })

/** Forgets one community, so that the next subscription starts it with a snapshot. */
export function forget(state: LiveState, communityId: string): LiveState {
  const next = new Map(state)
  next.delete(communityId)
  return next
}

/** Where to go on after a lost connection; a community that isn't known starts with a snapshot. */
export function cursors(state: LiveState) {
  return [...state.values()].map(({ communityId, epoch, version, asOf }) => ({ communityId, epoch, version, asOf }))
}
