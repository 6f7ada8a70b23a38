import { AvailabilityDocument, type AvailabilitySubscriptionVariables } from '@/gql/graphql'
import { hearServerTime } from '@/time/clock'
import type { Connection } from './connection'
import { follow } from './follow'
import { type AvailabilityEvent, type LiveState, nothingKnown, type SpaceAvailability } from './model'
import { apply, cursors, forget } from './reducer'

/** Changes are painted at most ten times a second. */
const PAINT_EVERY = 100

/** The days to follow; without them the window is today, and the server moves it on at midnight. */
export interface Window {
  readonly from?: string
  readonly to?: string
}

/** The live picture of some communities over one window: subscribe first, then keep by version. */
export class AvailabilityStore {
  private state: LiveState = nothingKnown
  private readonly watchers = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private paintedAt = 0
  private following: ReturnType<typeof follow> | undefined
  private dropClosed: () => void = () => {}
  private shown: LiveState = nothingKnown

  constructor(
    private readonly connection: Connection,
    private readonly communityIds: readonly string[],
    private window: Window = {},
  ) {}

  /** What may be painted now; the same object until something changes. */
  readonly snapshot = (): LiveState => this.shown

  /** The same, for whoever looks at one space only. */
  space(communityId: string, spaceId: string): SpaceAvailability | undefined {
    return this.shown.get(communityId)?.spaces.get(spaceId)
  }

  /** Watches from the first watcher to the last. */
  readonly watch = (watcher: () => void): (() => void) => {
    if (this.watchers.size === 0) this.open()
    this.watchers.add(watcher)
    return () => {
      this.watchers.delete(watcher)
      if (this.watchers.size === 0) this.close()
    }
  }

  /** Looks at other days from now on; what was shown stays until their snapshot is there. */
  look({ from, to }: Window) {
    if (from === this.window.from && to === this.window.to) return
    this.window = { ...(from && { from }), ...(to && { to }) }
    this.state = nothingKnown
    this.following?.again()
  }

  private open() {
    if (this.communityIds.length === 0) return
    this.dropClosed = this.connection.onClosed((plan) => {
      if (plan.resync) this.state = nothingKnown
    })
    this.following = follow(this.connection, {
      document: AvailabilityDocument,
      variables: (): AvailabilitySubscriptionVariables => ({
        communityIds: [...this.communityIds],
        from: this.window.from ?? null,
        to: this.window.to ?? null,
        after: cursors(this.state),
      }),
      next: ({ availability }) => this.hear(availability),
    })
  }

  private close() {
    this.dropClosed()
    this.following?.stop()
    this.following = undefined
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private hear(event: AvailabilityEvent) {
    hearServerTime(event.asOf)
    const step = apply(this.state, event)
    this.state = step.state
    if (step.verdict === 'resync') this.resync(event.communityId)
    if (step.verdict === 'applied') this.paintSoon()
  }

  /** One reload, never a guess; the others go on from where they are. */
  private resync(communityId: string) {
    this.state = forget(this.state, communityId)
    this.following?.again()
  }

  private paintSoon() {
    if (this.timer !== undefined) return
    const wait = Math.max(0, this.paintedAt + PAINT_EVERY - performance.now())
    this.timer = setTimeout(() => this.paint(), wait)
  }

  private paint() {
    this.timer = undefined
    this.paintedAt = performance.now()
    this.shown = this.keepOld()
    for (const watcher of this.watchers) watcher()
  }

  /** While a community waits for its snapshot, what was known of it stays on the page. */
  private keepOld(): LiveState {
    return new Map([...this.shown, ...this.state])
  }
}
