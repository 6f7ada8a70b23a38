import { Broken, type Why } from './broken'
import type { Transcript } from './shape'
import { type Progress, verify } from './verify'

/** What does not hold, as it travels between threads. */
export interface Break {
  readonly pointer: string
  readonly why: Why
  readonly expected: string
  readonly found: string
}

/** What the worker says: how far it is, and at last one of the other two. */
export type News = { readonly progress: Progress } | { readonly held: Transcript } | { readonly broken: Break }

const say = (news: News) => self.postMessage(news, {})

self.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  try {
    say({ held: run(new Uint8Array(data)) })
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    const { pointer, why, expected, found } = error
    say({ broken: { pointer, why, expected, found } })
  }
})

function run(file: Uint8Array): Transcript {
  const running = verify(file)
  for (;;) {
    const { done, value } = running.next()
    if (done) return value
    say({ progress: value })
  }
}
