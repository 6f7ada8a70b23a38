import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { copy } from '@/ui/copy'
import styles from './PeoplePage.module.css'

interface PasswordNoteProps {
  readonly login: string
  readonly password: string
  readonly onDone: () => void
}

/** The first password of a new login, this once. When this note is gone, so is the password. */
export function PasswordNote({ login, password, onDone }: PasswordNoteProps) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<boolean>()
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => field.current?.focus(), [])
  const select = () => {
    field.current?.focus()
    field.current?.select()
  }
  return (
    <section className={styles['password']} aria-labelledby={id}>
      <h3 id={id}>{t('people.password', { login })}</h3>
      <p id={`${id}-once`}>
        <strong>{t('people.passwordOnce')}</strong> {t('people.passwordHint')}
      </p>
      <div className={styles['copy']}>
        <input
          ref={field}
          readOnly
          value={password}
          aria-label={t('people.passwordField')}
          aria-describedby={`${id}-once`}
          onFocus={(event) => event.target.select()}
        />
        <Button look="primary" onClick={() => void copy(password, select).then(setCopied)}>
          {t('people.copy')}
        </Button>
      </div>
      <p aria-live="polite" className={styles['copied']}>
        {copied !== undefined && (copied ? t('people.copied') : t('people.copyByHand'))}
      </p>
      <Button onClick={onDone}>{t('people.passwordDone')}</Button>
    </section>
  )
}
