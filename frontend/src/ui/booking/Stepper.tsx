import { type ReactNode, useId } from 'react'
import { Button } from '../Button'
import styles from './BookingDialog.module.css'

interface StepperProps {
  readonly label: ReactNode
  /** What the buttons do, for those who don't see the signs. */
  readonly fewer: string
  readonly more: string
  readonly value: number
  readonly most: number
  /** Why the number won't do; spoken as soon as it appears. */
  readonly warning?: string | false
  readonly onChange: (value: number) => void
}

/** A whole number from one, typed or stepped. */
export function Stepper({ label, fewer, more, value, most, warning = false, onChange }: StepperProps) {
  const id = useId()
  const change = (next: number) => onChange(Math.min(most, Math.max(1, Math.round(next || 1))))
  return (
    <div className={`${styles['field']} ${styles['whole']}`}>
      <label htmlFor={id}>{label}</label>
      <div className={styles['stepper']}>
        <Button aria-label={fewer} disabled={value <= 1} onClick={() => change(value - 1)}>
          −
        </Button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={1}
          max={most}
          required
          value={value}
          aria-invalid={warning !== false}
          aria-describedby={`${id}-warning`}
          onChange={(event) => change(event.target.valueAsNumber)}
        />
        <Button aria-label={more} disabled={value >= most} onClick={() => change(value + 1)}>
          +
        </Button>
      </div>
      <p id={`${id}-warning`} className={styles['warning']} aria-live="polite">
        {warning}
      </p>
    </div>
  )
}
