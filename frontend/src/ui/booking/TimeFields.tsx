import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpaceFacts } from '@/api/communities'
import { useAvailability } from '@/live/hooks'
import { useNow } from '@/time/clock'
import { clockTime, endTime } from '@/time/format'
import { ends, gridOf, type Span, starts } from '@/time/slots'
import { localDay, MINUTE } from '@/time/zone'
import type { Wanted } from './model'
import { useFacts } from './useFacts'
import styles from './BookingDialog.module.css'

interface TimeFieldsProps {
  readonly wanted: Wanted
  readonly times: Span
  /** How many units of a pool are wanted. */
  readonly units: number | undefined
  readonly onChange: (times: Span) => void
}

/** Start and end on the grid of the space. Taken times stay choosable: choosing one tells why not. */
export function TimeFields({ wanted, times, units, onChange }: TimeFieldsProps) {
  const { t } = useTranslation()
  const facts = useFacts(wanted.spaceId)
  const options = useOptions(wanted, facts, times, units)
  const id = useId()
  const pickStart = (start: number) => onChange({ start, end: start + (times.end - times.start) })
  return (
    <>
      <div className={styles['field']}>
        <label htmlFor={`${id}-start`}>{t('booking.start')}</label>
        <select id={`${id}-start`} value={times.start} onChange={(event) => pickStart(Number(event.target.value))}>
          {options.starts.map((at) => (
            <option key={at} value={at}>
              {clockTime(at, wanted.zone)}
            </option>
          ))}
        </select>
      </div>
      <div className={styles['field']}>
        <label htmlFor={`${id}-end`}>{t('booking.end')}</label>
        <select id={`${id}-end`} value={times.end} onChange={(event) => onChange({ ...times, end: Number(event.target.value) })}>
          {options.ends.map((at) => (
            <option key={at} value={at}>
              {endTime(at, wanted.zone)}
            </option>
          ))}
        </select>
      </div>
    </>
  )
}

function useOptions(wanted: Wanted, facts: SpaceFacts | undefined, times: Span, units: number | undefined) {
  const day = localDay(wanted.start, wanted.zone)
  const live = useAvailability([wanted.communityId], { from: day, to: day }).space(wanted.communityId, wanted.spaceId)
  const now = useNow(MINUTE)
  return useMemo(() => {
    const plain = facts ? gridOf(facts) : null
    if (!live || !plain) return { starts: [times.start], ends: [times.end] }
    const grid = { ...plain, needed: units ?? plain.needed }
    const possible = ends(live, grid, times.start, now, times)
    return { starts: include(starts(live, grid, now), times.start), ends: include(possible, times.end) }
  }, [live, facts, times, units, now])
}

/** What is chosen stays in the list, even when it isn't on the grid. */
function include(all: readonly number[], one: number): readonly number[] {
  return all.includes(one) ? all : [...all, one].toSorted((a, b) => a - b)
}
