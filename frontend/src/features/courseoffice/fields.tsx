import { type ComponentProps, useId } from 'react'
import styles from './Office.module.css'

interface LongTextProps extends Omit<ComponentProps<'textarea'>, 'id' | 'onChange' | 'value'> {
  readonly label: string
  readonly value: string
  readonly wrong?: string | undefined
  readonly onChange: (value: string) => void
}

/** A few lines of text with their label. */
export function LongText({ label, wrong, onChange, ...rest }: LongTextProps) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <textarea rows={3} {...rest} id={id} aria-invalid={wrong !== undefined} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}

interface SelectProps<T extends string> {
  readonly label: string
  /** Whether the label is for those alone who don't see the place it has. */
  readonly bare?: boolean
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}

/** One of several. */
export function Select<T extends string>({ label, bare = false, value, options, onChange }: SelectProps<T>) {
  const id = useId()
  return (
    <div className={styles['field']}>
      {!bare && <label htmlFor={id}>{label}</label>}
      <select id={id} value={value} {...(bare && { 'aria-label': label })} onChange={(event) => onChange(event.target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Yes or no. */
export function Switch({ label, on, onChange }: { readonly label: string; readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  return (
    <label className={styles['switch']}>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
