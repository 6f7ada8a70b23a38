import { useTranslation } from 'react-i18next'
import { connection, useLine } from '@/live/line'
import { useNow } from '@/time/clock'
import styles from './LineStatus.module.css'

/** Longer silence than this is said, even while the line stands. */
const QUIET = 20

const words = { connecting: 'line.connecting', live: 'line.live', lost: 'line.lost' } as const

/** The honest line: live, how old, or lost. Only a change of the line is announced, not every second. */
export function LineStatus() {
  const { t } = useTranslation()
  const line = useLine()
  const lost = line === 'lost'
  return (
    <div className={`${styles['line']} ${lost ? styles['lost'] : ''}`} data-testid="line" data-line={line}>
      <span role="status" className={`${styles['line']} ${line === 'live' ? styles['live'] : ''}`}>
        <span className={styles['dot']} aria-hidden="true" />
        {t(words[line])}
      </span>
      <Age lost={lost} />
      {lost && (
        <button type="button" onClick={() => connection.hurry()}>
          {t('line.retry')}
        </button>
      )}
    </div>
  )
}

function Age({ lost }: { lost: boolean }) {
  const { t } = useTranslation()
  useNow(1000)
  const seconds = Math.round(connection.silence() / 1000)
  if (!lost && (seconds < QUIET || connection.line === 'connecting')) return null
  return <span className="figures">{seconds < 120 ? t('line.ago', { count: seconds }) : t('line.agoMinutes', { count: Math.floor(seconds / 60) })}</span>
}
