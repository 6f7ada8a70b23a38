import type { Operation } from '@/api/operation'
import type { Connection } from './connection'

/** How to follow one subscription for as long as someone cares. */
export interface Following<T, V> {
  readonly document: Operation<T, V>
  /** Asked anew at each attempt, so that it can say from where to go on. */
  readonly variables: () => V
  readonly next: (data: T) => void
  /** The server refuses this operation for good, for instance because nobody is signed in. */
  readonly refused?: (errors: unknown) => void
}

const nothing = () => {}

/** Keeps a subscription running over lost connections. The returned handle can start it anew or stop it. */
export function follow<T, V extends Record<string, unknown>>(connection: Connection, following: Following<T, V>) {
  let stopped = false
  let end: () => void = nothing

  const start = async () => {
    await connection.ready()
    if (stopped) return
    let over = false
    const dispose = connection.subscribe<T>(following.document.toString(), following.variables(), following.next, (why) => {
      if (over) return
      over = true
      if (Array.isArray(why)) following.refused?.(why)
      else if (!stopped) void start()
    })
    end = () => {
      over = true
      dispose()
    }
  }

  void start()
  return {
    /** Ends the running attempt and begins another, with fresh variables. */
    again() {
      end()
      void start()
    },
    stop() {
      stopped = true
      end()
    },
  }
}
