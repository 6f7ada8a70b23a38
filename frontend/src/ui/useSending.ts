import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '@/api/client'

/** What the server's codes mean here, for the person who reads it. */
export type Words = Readonly<Record<string, string>>

/** The server's no in its own sentence, which is shown as it is. */
export class Told extends Error {}

/**
 * One thing sent to the server at a time: whether it is under way, and in words why it failed. `run` resolves to
 * undefined when it failed, or when something else is still under way.
 */
export function useSending(words: Words = {}) {
  const { t } = useTranslation()
  const [state, setState] = useState({ busy: false, wrong: '' })

  const run = async <T>(doing: () => Promise<T>): Promise<T | undefined> => {
    if (state.busy) return undefined
    setState({ busy: true, wrong: '' })
    try {
      const done = await doing()
      setState({ busy: false, wrong: '' })
      return done
    } catch (error) {
      const code = error instanceof Refused ? error.code : 'UNREACHABLE'
      const general: Words = {
        UNREACHABLE: t('sending.unreachable'),
        RATE_LIMITED: t('sending.often'),
        FORBIDDEN: t('sending.forbidden'),
        NOT_FOUND: t('sending.gone'),
        UNAUTHENTICATED: t('sending.signedOut'),
      }
      setState({ busy: false, wrong: error instanceof Told ? error.message : (words[code] ?? general[code] ?? t('sending.failed')) })
      return undefined
    }
  }

  return { ...state, run, calm: () => setState((before) => (before.wrong === '' ? before : { ...before, wrong: '' })) }
}
