import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AvailabilityStore } from './availabilityStore'
import type { Connection } from './connection'
import { at, event, space } from './fixture'
import type { AvailabilityEvent } from './model'
import type { Plan } from './reconnect'

/** A connection whose other end is this test. */
class Wire {
  readonly asked: Record<string, unknown>[] = []
  private hear: ((data: { availability: AvailabilityEvent }) => void) | undefined
  private fail: ((why: unknown) => void) | undefined
  private closed: ((plan: Plan) => void) | undefined

  ready = () => Promise.resolve()
  onClosed = (listener: (plan: Plan) => void) => {
    this.closed = listener
    return () => {}
  }
  subscribe = (_: string, variables: Record<string, unknown>, next: Wire['hear'], fail: Wire['fail']) => {
    this.asked.push(variables)
    this.hear = next
    this.fail = fail
    return () => {}
  }

  say(availability: AvailabilityEvent) {
    this.hear?.({ availability })
  }

  async drop(plan: Partial<Plan> = {}) {
    this.closed?.({ wait: 0, resync: false, signedOut: false, ...plan })
    this.fail?.({ code: 1006 })
    await vi.advanceTimersByTimeAsync(0)
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function start() {
  const wire = new Wire()
  const store = new AvailabilityStore(wire as unknown as Connection, ['c1'])
  const paint = vi.fn()
  const stop = store.watch(paint)
  await vi.advanceTimersByTimeAsync(0)
  return { wire, store, paint, stop }
}

it('starts with a snapshot and paints it', async () => {
  const { wire, store, paint } = await start()
  expect(wire.asked).toEqual([{ communityIds: ['c1'], from: null, to: null, after: [] }])
  wire.say(event())
  await vi.advanceTimersByTimeAsync(100)
  expect(paint).toHaveBeenCalledTimes(1)
  expect(store.space('c1', 's1')?.state).toBe('FREE')
})

it('paints at most ten times a second, and the newest last', async () => {
  const { wire, store, paint } = await start()
  wire.say(event({ version: 1 }))
  await vi.advanceTimersByTimeAsync(0)
  for (let version = 2; version <= 101; version++) {
    wire.say(event({ snapshot: false, since: version - 1, version, spaces: [space({ freeUnits: version })] }))
    await vi.advanceTimersByTimeAsync(10)
  }
  await vi.advanceTimersByTimeAsync(100)
  expect(paint.mock.calls.length).toBeLessThanOrEqual(12)
  expect(store.space('c1', 's1')?.freeUnits).toBe(101)
})

it('goes on from the last version after a lost connection', async () => {
  const { wire } = await start()
  wire.say(event({ version: 7 }))
  await wire.drop()
  expect(wire.asked[1]?.['after']).toEqual([{ communityId: 'c1', epoch: 'e1', version: 7, asOf: at('14:00') }])
})

it('starts anew when the close code says so, and keeps the old picture meanwhile', async () => {
  const { wire, store } = await start()
  wire.say(event({ version: 7 }))
  await vi.advanceTimersByTimeAsync(100)
  await wire.drop({ resync: true })
  expect(wire.asked[1]?.['after']).toEqual([])
  expect(store.space('c1', 's1')).toBeDefined()
})

it('asks once for a snapshot after a gap', async () => {
  const { wire } = await start()
  wire.say(event({ version: 7 }))
  wire.say(event({ snapshot: false, since: 9, version: 10 }))
  await vi.advanceTimersByTimeAsync(0)
  expect(wire.asked).toHaveLength(2)
  expect(wire.asked[1]?.['after']).toEqual([])
})

it('stops asking when nobody watches', async () => {
  const { wire, stop } = await start()
  stop()
  await wire.drop()
  expect(wire.asked).toHaveLength(1)
})

it('asks for other days when the window moves on, and shows the old ones until they are there', async () => {
  const { wire, store } = await start()
  wire.say(event())
  await vi.advanceTimersByTimeAsync(100)
  store.look({ from: '2026-11-24', to: '2026-11-25' })
  store.look({ from: '2026-11-24', to: '2026-11-25' })
  await vi.advanceTimersByTimeAsync(0)
  expect(wire.asked.slice(1)).toEqual([{ communityIds: ['c1'], from: '2026-11-24', to: '2026-11-25', after: [] }])
  expect(store.snapshot().get('c1')?.from).toBe('2026-11-23')
  wire.say(event({ from: '2026-11-24', to: '2026-11-25' }))
  await vi.advanceTimersByTimeAsync(100)
  expect(store.snapshot().get('c1')?.from).toBe('2026-11-24')
})
