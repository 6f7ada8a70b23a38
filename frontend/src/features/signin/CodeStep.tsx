import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { SignInWithCodeDocument } from '@/gql/signin'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { useSending } from '@/ui/useSending'
import { CODE_LENGTH, digitsOf } from './code'
import { useSecondsLeft } from './useSecondsLeft'
import styles from './SignInPage.module.css'

interface CodeStepProps {
  readonly phone: string
  readonly resending: {
    readonly busy: boolean
    readonly wrong: string
    readonly againAt: number
    readonly again: () => Promise<void>
  }
  readonly onOther: () => void
  readonly onSignedIn: () => Promise<void>
}

/** The six digits. The last of them signs in; there is nothing more to press. */
export function CodeStep({ phone, resending, onOther, onSignedIn }: CodeStepProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [code, setCode] = useState('')
  const [refused, setRefused] = useState('')
  const { busy, wrong, run } = useSending({ RATE_LIMITED: t('signin.often') })
  const left = useSecondsLeft(resending.againAt)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [resending.againAt])

  const enter = async (digits: string) => {
    const answer = await run(() => client.send(SignInWithCodeDocument, { input: { phone, code: digits } }))
    const { viewer, message } = answer?.signInWithCode ?? {}
    if (viewer) return onSignedIn()
    if (answer) setCode('')
    setRefused(message ?? '')
    field.current?.focus()
  }
  const change = (text: string) => {
    const digits = digitsOf(text)
    setCode(digits)
    if (digits !== '') setRefused('')
    if (digits.length === CODE_LENGTH && digits !== code) void enter(digits)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.length === CODE_LENGTH) void enter(code)
    else field.current?.focus()
  }
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h2>{t('signin.codeTitle')}</h2>
      <p className={styles['soft']} role="status">
        {t('signin.sentTo', { phone })}
      </p>
      <div className={styles['code']}>
        <Field
          ref={field}
          inputMode="numeric"
          autoComplete="one-time-code"
          label={t('signin.code')}
          wrong={refused || wrong || resending.wrong || undefined}
          value={code}
          readOnly={busy}
          onChange={change}
        />
      </div>
      <Button type="submit" look="primary" wide disabled={busy}>
        {busy ? t('signin.entering') : t('signin.enter')}
      </Button>
      <div className={styles['row']}>
        <Button look="quiet" disabled={left > 0 || resending.busy} onClick={() => void resending.again()}>
          {left > 0 ? <span className="figures">{t('signin.againIn', { seconds: left })}</span> : t('signin.again')}
        </Button>
        <Button look="quiet" onClick={onOther}>
          {t('signin.otherPhone')}
        </Button>
      </div>
    </form>
  )
}
