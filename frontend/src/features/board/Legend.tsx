import { useTranslation } from 'react-i18next'
import { barState } from './BarView'
import bars from './Bar.module.css'
import styles from './Legend.module.css'

const looks = ['booked', 'mine', 'pending', 'held', 'course'] as const

export function Legend() {
  const { t } = useTranslation()
  return (
    <ul className={styles['legend']} aria-label={t('board.legend')}>
      {looks.map((look) => (
        <li key={look}>
          <span className={`${bars['bar']} ${bars[look] ?? ''} ${styles['sample']}`} />
          {barState(t, { look })}
        </li>
      ))}
      <li>
        <span className={styles['closed']} />
        {t('board.closedLegend')}
      </li>
    </ul>
  )
}
