import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './RulesPage.module.css'
import { lengthInWords } from './words'

interface RowProps {
  readonly label: string
  /** What holds where nothing is written here. */
  readonly usual: string
}

interface LineProps extends RowProps {
  readonly value: string
  readonly unit: string
  readonly type: 'number' | 'time'
  readonly wrong: boolean
  readonly onChange: (value: string) => void
}

/** A number or a time of day; empty says nothing. */
export function Line({ label, usual, value, unit, type, wrong, onChange }: LineProps) {
  const { t } = useTranslation()
  const id = useId()
  const long = unit === t('rules.minutes') && Number(value) >= 60
  return (
    <div className={styles['row']}>
      <label htmlFor={id}>{label}</label>
      <span className={styles['control']}>
        <input id={id} type={type} min={0} inputMode={type === 'number' ? 'numeric' : undefined} value={value} aria-invalid={wrong} aria-describedby={`${id}-usual`} onChange={(event) => onChange(event.target.value)} />
        {unit && <span>{unit}</span>}
      </span>
      <small id={`${id}-usual`}>{value === '' ? usual : long ? `= ${lengthInWords(t, Number(value))}` : ''}</small>
    </div>
  )
}

interface ChoiceProps<T extends string> extends RowProps {
  readonly value: T | ''
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T | '') => void
}

/** One of a few, or nothing. */
export function Choice<T extends string>({ label, usual, value, options, onChange }: ChoiceProps<T>) {
  const id = useId()
  return (
    <div className={styles['row']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as T | '')}>
        <option value="">{usual}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
