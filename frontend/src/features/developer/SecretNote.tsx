import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { copy } from '@/ui/copy'
import styles from './DevelopersPage.module.css'

interface SecretNoteProps {
  readonly name: string
  /** Null when the same wish was sent twice and the first answer got lost. */
  readonly secret: string | null
  readonly onDone: () => void
}

/** The secret, this once. It is kept nowhere: when this note is gone, so is the secret. */
export function SecretNote({ name, secret, onDone }: SecretNoteProps) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<boolean>()
  const field = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLElement>(null)
  const id = useId()
  useEffect(() => (field.current ?? box.current)?.focus(), [])
  const select = () => {
    field.current?.focus()
    field.current?.select()
  }
  return (
    <section ref={box} className={styles['secret']} aria-labelledby={id} tabIndex={-1}>
      <h3 id={id}>{t('developers.made', { name })}</h3>
      {secret === null ? (
        <p>{t('developers.secretLost')}</p>
      ) : (
        <>
          <p id={`${id}-once`}>
            <strong>{t('developers.once')}</strong> {t('developers.onceHint')}
          </p>
          <div className={styles['copy']}>
            <input
              ref={field}
              readOnly
              value={secret}
              aria-label={t('developers.secret')}
              aria-describedby={`${id}-once`}
              onFocus={(event) => event.target.select()}
            />
            <Button look="primary" onClick={() => void copy(secret, select).then(setCopied)}>
              {t('developers.copy')}
            </Button>
          </div>
          <p aria-live="polite" className={styles['copied']}>
            {copied !== undefined && (copied ? t('developers.copied') : t('developers.copyByHand'))}
          </p>
        </>
      )}
      <Button onClick={onDone}>{t('developers.done')}</Button>
    </section>
  )
}
