import { useTranslation } from 'react-i18next'
import { useViewer } from '@/api/viewer'
import { initial } from '../names'
import styles from './DemoPeople.module.css'

/** The demo people as buttons. */
export function DemoPeople({ onPicked }: { onPicked?: () => void }) {
  const { t } = useTranslation()
  const { person, demoPeople, actAs } = useViewer()
  return (
    <ul className={styles['people']}>
      {demoPeople.map(({ id, name, introduction, roles }) => (
        <li key={id}>
          <button
            type="button"
            className={styles['person']}
            aria-pressed={person?.id === id}
            onClick={() => {
              onPicked?.()
              void actAs(id)
            }}
          >
            <span className={styles['face']} aria-hidden="true">
              {initial(name)}
            </span>
            <span className={styles['who']}>
              {name}
              {roles.length > 0 && <small>{t('viewer.staff')}</small>}
            </span>
            <span className={styles['what']}>{introduction}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
