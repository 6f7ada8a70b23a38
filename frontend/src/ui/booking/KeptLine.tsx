import { useTranslation } from 'react-i18next'
import { useNow } from '@/time/clock'
import { Button } from '../Button'
import type { Keeping } from './useHold'
import styles from './BookingDialog.module.css'

interface KeptLineProps {
  readonly keeping: Keeping
  readonly expired: boolean
  readonly onAgain: () => void
}

/** Whether the slot is kept, and for how much longer. */
export function KeptLine({ keeping, expired, onAgain }: KeptLineProps) {
  const { t } = useTranslation()
  if (keeping.at === 'failed') {
    return (
      <div className={styles['kept']} data-at="expired" role="alert">
        {t('booking.failed')} <Button onClick={onAgain}>{t('booking.again')}</Button>
      </div>
    )
  }
  if (expired) {
    return (
      <div className={styles['kept']} data-at="expired" role="alert">
        {t('booking.expired')} <Button onClick={onAgain}>{t('booking.holdAgain')}</Button>
      </div>
    )
  }
  if (keeping.at !== 'kept' || !keeping.hold.holdExpiresAt) return <p className={styles['kept']}>{t('booking.checking')}</p>
  return <Countdown until={Date.parse(keeping.hold.holdExpiresAt)} />
}

function Countdown({ until }: { until: number }) {
  const { t } = useTranslation()
  const seconds = Math.max(0, Math.ceil((until - useNow(1000)) / 1000))
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return <p className={`${styles['kept']} figures`}>{t('booking.kept', { time })}</p>
}
