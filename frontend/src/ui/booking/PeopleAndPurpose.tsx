import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Stepper } from './Stepper'
import styles from './BookingDialog.module.css'

const LONGEST_TITLE = 80
const MOST_PEOPLE = 9999

interface PeopleProps {
  readonly value: number
  readonly capacity: number | null
  readonly onChange: (value: number) => void
}

/** How many come. Too many for the space is said while typing; the server would refuse it. */
export function People({ value, capacity, onChange }: PeopleProps) {
  const { t } = useTranslation()
  return (
    <Stepper
      label={
        <>
          {t('booking.attendees')}
          {capacity !== null && ` · ${t('space.seats', { count: capacity })}`}
        </>
      }
      fewer={t('booking.fewer')}
      more={t('booking.more')}
      value={value}
      most={MOST_PEOPLE}
      warning={capacity !== null && value > capacity && t('booking.tooMany', { count: capacity })}
      onChange={onChange}
    />
  )
}

/** How many units of a pool. */
export function Units({ value, all, onChange }: { readonly value: number; readonly all: number; readonly onChange: (value: number) => void }) {
  const { t } = useTranslation()
  return (
    <Stepper
      label={`${t('booking.units')} · ${t('booking.unitsInAll', { all })}`}
      fewer={t('booking.unitLess')}
      more={t('booking.unitMore')}
      value={value}
      most={all}
      onChange={onChange}
    />
  )
}

interface PurposeProps {
  readonly value: string
  /** Who will be able to read it. */
  readonly hint: string
  readonly onChange: (value: string) => void
}

export function Purpose({ value, hint, onChange }: PurposeProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className={`${styles['field']} ${styles['whole']}`}>
      <label htmlFor={id}>{t('booking.purpose')}</label>
      <input id={id} type="text" maxLength={LONGEST_TITLE} value={value} aria-describedby={`${id}-hint`} onChange={(event) => onChange(event.target.value)} />
      <p id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </p>
    </div>
  )
}
