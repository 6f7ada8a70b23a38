import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { SignInWithPasswordDocument } from '@/gql/signin'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { useSending } from '@/ui/useSending'
import styles from './SignInPage.module.css'

/** A login and a password, for staff. */
export function PasswordForm({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const { t } = useTranslation()
  const client = useClient()
  const [input, setInput] = useState({ login: '', password: '' })
  const [refused, setRefused] = useState('')
  const { busy, wrong, run } = useSending({ RATE_LIMITED: t('signin.often'), BAD_USER_INPUT: t('signin.incomplete') })
  const login = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  useEffect(() => login.current?.focus(), [])

  const enter = async () => {
    const answer = await run(() => client.send(SignInWithPasswordDocument, { input: { ...input, login: input.login.trim() } }))
    const { viewer, message } = answer?.signInWithPassword ?? {}
    if (viewer) return onSignedIn()
    if (answer) setInput({ ...input, password: '' })
    setRefused(message ?? '')
    password.current?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (input.login.trim() === '') login.current?.focus()
    else if (input.password === '') password.current?.focus()
    else void enter()
  }
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <h2>{t('signin.withPassword')}</h2>
      <Field
        ref={login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        label={t('signin.login')}
        hint={t('signin.loginHint')}
        value={input.login}
        onChange={(text) => setInput({ ...input, login: text })}
      />
      <Field
        ref={password}
        type="password"
        autoComplete="current-password"
        label={t('signin.password')}
        wrong={refused || wrong || undefined}
        value={input.password}
        onChange={(text) => setInput({ ...input, password: text })}
      />
      <Button type="submit" look="primary" wide disabled={busy}>
        {busy ? t('signin.entering') : t('signin.enter')}
      </Button>
    </form>
  )
}
