import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../Button'
import styles from './BookingDialog.module.css'

const LONGEST_TITLE = 80

interface PeopleProps {
  readonly value: number
  readonly capacity: number | null
  readonly onChange: (value: number) => void
}

export function People({ value, capacity, onChange }: PeopleProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className={`${styles['field']} ${styles['whole']}`}>
      <label htmlFor={id}>
        {t('booking.attendees')}
        {capacity !== null && ` · ${t('space.seats', { count: capacity })}`}
      </label>
      <div className={styles['stepper']}>
        <Button aria-label={t('booking.fewer')} disabled={value <= 1} onClick={() => onChange(value - 1)}>
          −
        </Button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={1}
          max={9999}
          required
          value={value}
          onChange={(event) => onChange(Math.min(9999, Math.max(1, Math.round(event.target.valueAsNumber || 1))))}
        />
        <Button aria-label={t('booking.more')} onClick={() => onChange(value + 1)}>
          +
        </Button>
      </div>
    </div>
  )
}

export function Purpose({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className={`${styles['field']} ${styles['whole']}`}>
      <label htmlFor={id}>{t('booking.purpose')}</label>
      <input id={id} type="text" maxLength={LONGEST_TITLE} value={value} aria-describedby={`${id}-hint`} onChange={(event) => onChange(event.target.value)} />
      <p id={`${id}-hint`} className={styles['hint']}>
        {t('booking.purposeHint')}
      </p>
    </div>
  )
}
