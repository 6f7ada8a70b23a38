import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { CodeForm } from './CodeForm'
import { PasswordForm } from './PasswordForm'
import { useMethods } from './useMethods'
import styles from './SignInPage.module.css'

interface MethodsProps {
  readonly onSignedIn: () => Promise<void>
  /** Before the browser goes to another server. */
  readonly onLeave: () => void
}

/** The ways to sign in that this installation offers; residents first, staff one tap away. */
export function Methods({ onSignedIn, onLeave }: MethodsProps) {
  const { t } = useTranslation()
  const { methods, failed, load } = useMethods()
  const [staff, setStaff] = useState(false)
  if (failed) {
    return (
      <Empty title={t('app.failed')} hint={t('app.failedHint')}>
        <Button onClick={load}>{t('app.again')}</Button>
      </Empty>
    )
  }
  if (!methods) return <p className={styles['soft']}>{t('app.loading')}</p>
  if (methods.length === 0) return <Empty title={t('signin.none')} hint={t('signin.noneHint')} />

  const offers = (kind: string) => methods.some((method) => method.kind === kind)
  const withPassword = offers('PASSWORD') && (staff || !offers('CODE'))
  const elsewhere = methods.filter(({ kind }) => kind === 'OPENID')
  return (
    <section className={styles['card']}>
      {withPassword && <PasswordForm onSignedIn={onSignedIn} />}
      {!withPassword && offers('CODE') && <CodeForm onSignedIn={onSignedIn} />}
      {elsewhere.map(({ name, url }) => (
        <a key={url} href={url ?? ''} className={buttonClass('plain', { wide: true })} onClick={onLeave}>
          {t('signin.openid', { name })}
        </a>
      ))}
      {offers('CODE') && offers('PASSWORD') && (
        <Button look="quiet" wide onClick={() => setStaff(!withPassword)}>
          {withPassword ? t('signin.toCode') : t('signin.toPassword')}
        </Button>
      )}
    </section>
  )
}
