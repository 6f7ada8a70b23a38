import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { CheckSeriesDocument, type CheckSeriesInput, type CheckSeriesQuery } from '@/gql/series'
import { useSending } from '@/ui/useSending'
import type { Choosing } from './DateList'

type Instead = NonNullable<CheckSeriesInput['instead']>
type Asked = Omit<CheckSeriesInput, 'exceptDates' | 'instead'>

/** The dates of what was asked for, and what is chosen for single ones of them; judged anew after each choice. */
export function useChoice() {
  const { t } = useTranslation()
  const client = useClient()
  const [asked, setAsked] = useState<CheckSeriesInput>()
  const [found, setFound] = useState<CheckSeriesQuery['checkSeries']>()
  const { busy, wrong, run } = useSending({ BAD_USER_INPUT: t('series.badRule') })
  const latest = useRef<CheckSeriesInput>(undefined)

  useEffect(() => {
    latest.current = asked
    if (!asked) return
    void run(async () => {
      // What was chosen while the answer was on its way is asked for too.
      for (let input: CheckSeriesInput | undefined = asked; input; ) {
        const { checkSeries } = await client.send(CheckSeriesDocument, { input })
        if (latest.current === input) setFound(checkSeries)
        input = latest.current === input ? undefined : latest.current
      }
      return true
    })
    // `run` is new with each rendering and does the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, asked])

  const change = (day: string, how: { except?: boolean; instead?: Instead[number] }) =>
    setAsked(
      (before) =>
        before && {
          ...before,
          exceptDates: [...(before.exceptDates ?? []).filter((one) => one !== day), ...(how.except ? [day] : [])],
          instead: [...(before.instead ?? []).filter((one) => one.date !== day), ...(how.instead ? [how.instead] : [])],
        },
    )
  const choosing: Choosing = {
    onLeaveOut: (day) => change(day, { except: true }),
    onTakeIn: (day) => change(day, {}),
    onInstead: (date, slot) => change(date, { instead: { date, spaceId: slot.space.id, start: slot.start } }),
    onAsBefore: (day) => change(day, {}),
  }
  const ask = (next: Asked | undefined) => {
    latest.current = undefined
    setFound(undefined)
    setAsked(next)
  }
  return { asked, found, busy, wrong, ask, choosing, show: setFound }
}
