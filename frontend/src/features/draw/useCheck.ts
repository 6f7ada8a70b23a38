import { useCallback, useEffect, useRef, useState } from 'react'
import type { Transcript } from './check/shape'
import type { Progress } from './check/verify'
import type { Break, News } from './check/worker'

/** One transcript being checked: how far it is, and how it ended. */
export interface Check {
  readonly progress: Progress
  readonly held?: Transcript
  readonly broken?: Break
  /** The file could not be had at all. */
  readonly failed?: true
}

const begun: Check = { progress: { step: 'form', share: 0 } }

/** Checks one transcript at a time on a thread of its own, so that the page stays awake with a hundred thousand entries. */
export function useCheck() {
  const [check, setCheck] = useState<Check>()
  const worker = useRef<Worker>(undefined)
  useEffect(() => () => worker.current?.terminate(), [])

  const start = useCallback((load: () => Promise<ArrayBuffer>) => {
    worker.current?.terminate()
    const mine = new Worker(new URL('check/worker.ts', import.meta.url), { type: 'module' })
    worker.current = mine
    // What an earlier file still has to say is of no interest any more.
    const unlessOvertaken = (next: (was: Check) => Check) => worker.current === mine && setCheck((was) => next(was ?? begun))
    mine.addEventListener('message', ({ data }: MessageEvent<News>) => unlessOvertaken((was) => ({ ...was, ...data })))
    mine.addEventListener('error', () => unlessOvertaken((was) => ({ ...was, failed: true })))
    setCheck(begun)
    load().then(
      (file) => mine.postMessage(file, [file]),
      () => unlessOvertaken((was) => ({ ...was, failed: true })),
    )
  }, [])
  return { check, start }
}

/** Loads a file from this server; one from elsewhere is refused. */
export async function fetchHere(address: string): Promise<ArrayBuffer> {
  const url = new URL(address, location.origin)
  if (url.origin !== location.origin) throw new Error('a transcript from another server')
  const response = await fetch(url)
  if (!response.ok) throw new Error(`status ${response.status}`)
  return response.arrayBuffer()
}
