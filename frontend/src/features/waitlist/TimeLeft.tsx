import { useTranslation } from 'react-i18next'
import { useNow } from '@/time/clock'

/** For how much longer an offer stands, to the second; a screen reader hears it when it is read, and not each second. */
export function TimeLeft({ until }: { until: number }) {
  const { t } = useTranslation()
  const seconds = Math.max(0, Math.ceil((until - useNow(1000)) / 1000))
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span className="figures" aria-live="off">
      {t('waitlist.timeLeft', { time })}
    </span>
  )
}
