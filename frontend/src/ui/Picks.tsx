import { useId } from 'react'
import styles from './Picks.module.css'

interface PicksProps<T extends string> {
  readonly legend: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** One of a few: native radio buttons, drawn as a row that wraps. */
export function Picks<T extends string>({ legend, options, value, onChange }: PicksProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles['picks']}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
