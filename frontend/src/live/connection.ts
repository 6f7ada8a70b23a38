import { createClient, type Client } from 'graphql-ws'
import { measureAnew } from '@/time/clock'
import { planAfter, type Plan } from './reconnect'

/** How the line to the server stands, as the page may honestly say it. */
export type Line = 'connecting' | 'live' | 'lost'

/** One socket for everything that is followed; followers resubscribe through `ready`. */
export class Connection {
  line: Line = 'connecting'
  onSignedOut: () => void = () => {}

  /** When the server was last heard, by this device's clock. */
  private heardAt = Date.now()

  private readonly client: Client
  private readonly watchers = new Set<() => void>()
  private readonly closed = new Set<(plan: Plan) => void>()
  private attempt = 0
  private gate: Promise<void> = Promise.resolve()
  private open: () => void = () => {}
  private restarting = false
  private pongTimer: ReturnType<typeof setTimeout> | undefined

  constructor(url: string, init: () => Record<string, unknown>) {
    this.client = createClient({
      url,
      connectionParams: init,
      // Retrying is ours: each attempt must say from which version it goes on.
      retryAttempts: 0,
      lazyCloseTimeout: 3000,
      keepAlive: 12_000,
      on: {
        connected: () => this.connected(),
        message: () => this.heard(),
        ping: (received) => received || this.expectPong(),
        pong: (received) => received && clearTimeout(this.pongTimer),
        closed: (event) => this.lost((event as { code?: number }).code ?? 1006),
      },
    })
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.catchUp())
    window.addEventListener('online', () => this.hurry())
    window.addEventListener('offline', () => this.client.terminate())
  }

  /** Follows one operation until its socket closes; `fail` says why it ended. */
  subscribe<T>(query: string, variables: Record<string, unknown>, next: (data: T) => void, fail: (why: unknown) => void) {
    return this.client.subscribe<T>(
      { query, variables },
      {
        next: (result) => (result.errors ? fail(result.errors) : result.data && next(result.data)),
        error: fail,
        complete: () => fail('complete'),
      },
    )
  }

  /** How long the server has been silent, in milliseconds. */
  silence(): number {
    return Math.max(0, Date.now() - this.heardAt)
  }

  /** Resolves when it is time to try again. */
  ready(): Promise<void> {
    return this.gate
  }

  /** Tries again at once. */
  hurry(): void {
    this.open()
  }

  /** Opens a new socket, since who we are or the language has changed. */
  restart(): void {
    this.restarting = true
    this.client.terminate()
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  onClosed(listener: (plan: Plan) => void): () => void {
    this.closed.add(listener)
    return () => this.closed.delete(listener)
  }

  private connected() {
    this.attempt = 0
    this.restarting = false
    measureAnew()
    this.heardAt = Date.now()
    this.turn('live')
  }

  private heard() {
    this.heardAt = Date.now()
  }

  /** A socket that no longer answers is dead, whatever the operating system believes. */
  private expectPong() {
    clearTimeout(this.pongTimer)
    this.pongTimer = setTimeout(() => this.client.terminate(), 6000)
  }

  private lost(code: number) {
    clearTimeout(this.pongTimer)
    const asked = this.restarting
    this.restarting = false
    const plan = asked ? { wait: 0, resync: true, signedOut: false } : planAfter(code, this.attempt)
    this.attempt++
    this.gate = new Promise((resolve) => {
      const timer = setTimeout(resolve, plan.wait)
      this.open = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    if (!asked && code !== 1000) this.turn('lost')
    for (const listener of this.closed) listener(plan)
    if (plan.signedOut) this.onSignedOut()
  }

  /** A tab that slept may hold a dead socket that nobody has noticed yet. */
  private catchUp() {
    if (this.line === 'lost') this.hurry()
    else if (this.silence() > 30_000) this.client.terminate()
  }

  private turn(line: Line) {
    this.line = line
    for (const watcher of this.watchers) watcher()
  }
}
