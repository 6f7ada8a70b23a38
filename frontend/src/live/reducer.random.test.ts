import { expect, it } from 'vitest'
import { event, space } from './fixture'
import { type AvailabilityEvent, type LiveState, nothingKnown, type SpaceAvailability } from './model'
import { apply, forget } from './reducer'

/** A small generator with a seed, so that a failure can be run again. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** The server's side: every space with the version at which it last changed. */
class Server {
  epoch = 'e0'
  version = 0
  clock = Date.parse('2026-11-23T08:00:00+08:00')
  readonly spaces = new Map<string, { at: number; value: SpaceAvailability }>()

  constructor() {
    for (const id of ['a', 'b', 'c', 'd']) this.spaces.set(id, { at: 0, value: space({ spaceId: id }) })
  }

  write(roll: (sides: number) => number) {
    this.version++
    this.clock += roll(60_000)
    const id = 'abcd'.charAt(roll(4))
    this.spaces.set(id, { at: this.version, value: space({ spaceId: id, freeUnits: this.version }) })
  }

  /** A restore of the database: the past is another one, and versions start anew. */
  restore(roll: (sides: number) => number) {
    this.epoch = `e${Number(this.epoch.slice(1)) + 1}`
    this.version = roll(3)
    for (const [id, { value }] of this.spaces) this.spaces.set(id, { at: this.version, value: { ...value, freeUnits: -1 } })
  }

  snapshot(): AvailabilityEvent {
    return this.say(true, 0)
  }

  since(version: number): AvailabilityEvent {
    return this.say(false, version)
  }

  private say(snapshot: boolean, since: number): AvailabilityEvent {
    const spaces = [...this.spaces.values()].filter((one) => snapshot || one.at > since).map((one) => one.value)
    return event({ epoch: this.epoch, version: this.version, since, snapshot, spaces, asOf: new Date(this.clock).toISOString() })
  }
}

/** Delivers the events of a random history merged, repeated, late or not at all, as a bad network and a slow reader would. */
function run(seed: number) {
  const roll = dice(seed)
  const server = new Server()
  let state: LiveState = apply(nothingKnown, server.snapshot()).state
  let sent = server.version
  const late: AvailabilityEvent[] = []
  let asked = 0

  const receive = (one: AvailabilityEvent) => {
    const before = state.get('c1')
    const step = apply(state, one)
    state = step.state
    if (step.verdict === 'resync') {
      asked++
      state = apply(forget(state, 'c1'), server.snapshot()).state
      sent = server.version
    }
    const after = state.get('c1')
    const least = before && before.epoch === after?.epoch ? before.version : 0
    expect(after?.version).toBeGreaterThanOrEqual(least)
    expectTruth(state, server)
  }

  for (let turn = 0; turn < 120; turn++) {
    const what = roll(20)
    if (what === 0) server.restore(roll)
    else if (what < 11) server.write(roll)
    else if (what < 16) {
      const one = server.since(Math.min(sent, server.version))
      sent = server.version
      if (roll(5) === 0) late.push(one)
      else receive(one)
    } else if (late.length > 0) {
      const again = late[roll(late.length)]
      if (again) receive(again)
    }
  }
  receive(server.since(state.get('c1')?.version ?? 0))
  return { state, server, asked }
}

/** Whatever is known at the server's version must be what the server has: nothing lost, nothing made up. */
function expectTruth(state: LiveState, server: Server) {
  const known = state.get('c1')
  if (!known || known.epoch !== server.epoch || known.version !== server.version) return
  for (const [id, { value }] of server.spaces) expect(known.spaces.get(id)).toEqual(value)
}

it('ends at the truth after any history of lost, late, merged and repeated events', () => {
  let asked = 0
  for (let seed = 1; seed <= 400; seed++) {
    const { state, server, asked: more } = run(seed)
    asked += more
    const known = state.get('c1')
    expect({ seed, epoch: known?.epoch, version: known?.version }).toEqual({ seed, epoch: server.epoch, version: server.version })
    expectTruth(state, server)
  }
  expect(asked).toBeGreaterThan(100)
})
