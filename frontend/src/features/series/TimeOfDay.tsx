import { useTranslation } from 'react-i18next'
import { MINUTE } from '@/time/zone'
import styles from './Series.module.css'

/** `14:00` from minutes after midnight. */
export const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))

interface TimeOfDayProps {
  readonly from: string
  /** Milliseconds. */
  readonly length: number
  readonly onFrom: (from: string) => void
  readonly onLength: (length: number) => void
}

/** From when to when; the length stays when the start is changed. */
export function TimeOfDay({ from, length, onFrom, onLength }: TimeOfDayProps) {
  const { t } = useTranslation()
  const until = clock((minutesOf(from) + length / MINUTE) % 1440)
  return (
    <>
      <label className={styles['field']}>
        {t('series.from')}
        <input type="time" required step={300} value={from} onChange={(event) => event.target.value && onFrom(event.target.value)} />
      </label>
      <label className={styles['field']}>
        {t('series.to')}
        <input
          type="time"
          required
          step={300}
          value={until}
          onChange={(event) => {
            const minutes = (minutesOf(event.target.value) - minutesOf(from) + 1440) % 1440
            if (event.target.value && minutes > 0) onLength(minutes * MINUTE)
          }}
        />
      </label>
    </>
  )
}
