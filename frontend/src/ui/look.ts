import { useSyncExternalStore } from 'react'
import type { Language } from '@/i18n/language'
import { keep } from './kept'

/** How a person likes the pages to look; kept on the device. `early.js` applies it before the first paint. */
export interface Look {
  readonly theme: 'system' | 'light' | 'dark'
  readonly scale: 'standard' | 'large'
  readonly language: Language
}

const KEY = 'youkong.look'
const root = document.documentElement
const watchers = new Set<() => void>()
let look = read()

function read(): Look {
  const language: Language = root.lang === 'en' ? 'en' : 'zh-CN'
  const theme = root.dataset['theme']
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    scale: root.dataset['scale'] === 'large' ? 'large' : 'standard',
    language,
  }
}

export function currentLook(): Look {
  return look
}

export function setLook(change: Partial<Look>): void {
  look = { ...look, ...change }
  if (look.theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = look.theme
  if (look.scale === 'large') root.dataset['scale'] = 'large'
  else delete root.dataset['scale']
  root.lang = look.language
  keep(KEY, look)
  for (const watcher of watchers) watcher()
}

export function useLook(): Look {
  return useSyncExternalStore(watch, currentLook)
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
