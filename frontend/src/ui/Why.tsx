import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'
import { Field } from './Field'
import { focusWrong } from './focusWrong'
import styles from './Why.module.css'

interface WhyProps {
  /** What the reason is for, as a question. */
  readonly label: string
  readonly hint?: string
  /** What the button says that does it. */
  readonly doIt: string
  readonly busy?: boolean
  readonly wrong?: string
  readonly onGiven: (reason: string) => void
}

const LONGEST = 200

/** Asks for a reason before something is done that needs one. */
export function Why({ label, hint, doIt, busy, wrong, onGiven }: WhyProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    const given = reason.trim()
    setMissing(given === '')
    focusWrong(event.currentTarget)
    if (given) onGiven(given)
  }
  return (
    <form className={styles['why']} noValidate onSubmit={submit}>
      <Field
        label={label}
        {...(hint && { hint })}
        maxLength={LONGEST}
        value={reason}
        wrong={missing ? t('why.missing') : wrong || undefined}
        onChange={(next) => {
          setMissing(false)
          setReason(next)
        }}
      />
      <Button type="submit" disabled={busy}>
        {doIt}
      </Button>
    </form>
  )
}
