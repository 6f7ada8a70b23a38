import { useSyncExternalStore } from 'react'
import { currentLook } from '@/ui/look'
import { Connection, type Line } from './connection'

const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`

/** The one socket of the app. */
export const connection = new Connection(url, () => ({ acceptLanguage: currentLook().language }))

const watch = (watcher: () => void) => connection.watch(watcher)

export function useLine(): Line {
  return useSyncExternalStore(watch, () => connection.line)
}
