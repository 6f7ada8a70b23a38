import { useTranslation } from 'react-i18next'
import type { SpaceAvailability } from '@/live/model'
import { clockTime, timeRange } from '@/time/format'
import { freeSpans, fullSpans, openSpans, type Span } from '@/time/slots'
import styles from './DayRibbon.module.css'

interface DayRibbonProps {
  readonly live: SpaceAvailability
  readonly day: 'today' | 'tomorrow'
  /** How many units must be free. */
  readonly needed: number
  readonly now: number
  readonly zone: string
}

/** A day at a glance: where the strip is light, the space is free. The same is told in words. */
export function DayRibbon({ live, day, needed, now, zone }: DayRibbonProps) {
  const { t } = useTranslation()
  const open = openSpans(live)
  const [first, last] = [open[0]?.start, open.at(-1)?.end]
  if (first === undefined || last === undefined) return null

  const place = (at: number) => `${(Math.min(1, Math.max(0, (at - first) / (last - first))) * 100).toFixed(2)}%`
  const width = ({ start, end }: Span) => `${((Math.max(0, Math.min(end, last) - Math.max(start, first)) / (last - first)) * 100).toFixed(2)}%`
  const free = freeSpans(live, needed, now).map(({ start, end }) => timeRange(start, end, zone))
  const words = { free: free.join(' ') }
  const told = day === 'today' ? t('space.day', words) : t('space.dayTomorrow', words)
  return (
    <svg className={styles['ribbon']} role="img" aria-label={free.length > 0 ? told : t('space.dayNone')}>
      {open.map((span) => (
        <rect key={span.start} className={styles['open']} x={place(span.start)} width={width(span)} y="2" height="10" rx="3" />
      ))}
      {fullSpans(live, needed).map((span) => (
        <rect key={span.start} className={styles['busy']} x={place(span.start)} width={width(span)} y="2" height="10" rx="2" />
      ))}
      <rect className={styles['past']} x="0" width={place(now)} y="0" height="14" />
      {first < now && now < last && <line className={styles['now']} x1={place(now)} x2={place(now)} y1="0" y2="14" />}
      <text x="0" y="28" aria-hidden="true">
        {clockTime(first, zone)}
      </text>
      <text x="100%" y="28" textAnchor="end" aria-hidden="true">
        {clockTime(last, zone)}
      </text>
    </svg>
  )
}
