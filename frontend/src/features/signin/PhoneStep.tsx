import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { isPhone } from '@/ui/phone'
import styles from './SignInPage.module.css'

interface PhoneStepProps {
  readonly phone: string
  readonly busy: boolean
  readonly wrong: string
  readonly onChange: (phone: string) => void
  readonly onSubmit: () => Promise<void>
}

/** Where to send the code. */
export function PhoneStep({ phone, busy, wrong, onChange, onSubmit }: PhoneStepProps) {
  const { t } = useTranslation()
  const [odd, setOdd] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setOdd(!isPhone(phone))
    if (isPhone(phone)) void onSubmit()
    else field.current?.focus()
  }
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h2>{t('signin.withPhone')}</h2>
      <Field
        ref={field}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={t('signin.phone')}
        hint={t('signin.phoneHint')}
        wrong={odd ? t('signin.badPhone') : wrong || undefined}
        value={phone}
        onChange={(text) => {
          setOdd(false)
          onChange(text)
        }}
      />
      <Button type="submit" look="primary" wide disabled={busy}>
        {busy ? t('signin.sending') : t('signin.getCode')}
      </Button>
      <p className={styles['soft']}>{t('signin.newHere')}</p>
    </form>
  )
}
