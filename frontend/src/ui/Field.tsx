import { type ComponentProps, useId } from 'react'
import styles from './Field.module.css'

interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'onChange' | 'value'> {
  readonly label: string
  readonly hint?: string
  /** Why what is written won't do; spoken as soon as it appears. */
  readonly wrong?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A line of text with its label, and what there is to say about it. */
export function Field({ label, hint, wrong, value, onChange, ...rest }: FieldProps) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        type="text"
        autoComplete="off"
        {...rest}
        id={id}
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-wrong ${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-wrong`} className={styles['wrong']} aria-live="polite">
        {wrong}
      </p>
      {hint && <p id={`${id}-hint`}>{hint}</p>}
    </div>
  )
}
