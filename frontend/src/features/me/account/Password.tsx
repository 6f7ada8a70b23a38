import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { SetPasswordDocument } from '@/gql/me'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import { Part } from './Part'
import { passwordFits } from './rules'
import styles from './AccountPage.module.css'

interface PasswordProps {
  readonly login: string
  readonly onChanged: () => Promise<void>
}

const blank = { current: '', password: '' }

/** A new password for who has a login. */
export function Password({ login, onChanged }: PasswordProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [input, setInput] = useState(blank)
  const [refused, setRefused] = useState('')
  const { busy, wrong, run } = useSending({ BAD_USER_INPUT: t('account.badPassword') })
  const [short, setShort] = useState(false)
  const first = useRef<HTMLInputElement>(null)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setShort(!passwordFits(input.password))
    if (!passwordFits(input.password)) return
    const { current, password } = input
    const answer = await run(() => client.send(SetPasswordDocument, { input: { password, current: current || null } }))
    if (!answer) return
    setRefused(answer.setPassword.message ?? '')
    if (answer.setPassword.message !== null) return first.current?.focus()
    setInput(blank)
    say(t('account.passwordSaved'))
    await onChanged()
  }
  return (
    <Part title={t('account.password')} hint={t('account.passwordHint')}>
      <form className={styles['form']} onSubmit={(event) => void save(event)} noValidate>
        {/* Tells a password manager whose password it is. */}
        <input type="text" autoComplete="username" value={login} readOnly hidden />
        <Field
          ref={first}
          type="password"
          autoComplete="current-password"
          label={t('account.currentPassword')}
          wrong={refused || undefined}
          value={input.current}
          onChange={(current) => setInput({ ...input, current })}
        />
        <Field
          type="password"
          autoComplete="new-password"
          label={t('account.newPassword')}
          hint={t('account.newPasswordHint')}
          wrong={short ? t('account.badPassword') : wrong || undefined}
          value={input.password}
          onChange={(password) => {
            setShort(false)
            setInput({ ...input, password })
          }}
        />
        <div className={styles['buttons']}>
          <Button type="submit" disabled={busy}>
            {t('account.savePassword')}
          </Button>
        </div>
      </form>
    </Part>
  )
}
