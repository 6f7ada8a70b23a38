import { useTranslation } from 'react-i18next'
import { useViewer } from '@/api/viewer'
import { initial } from '../names'
import styles from './DemoPeople.module.css'

type DemoPerson = ReturnType<typeof useViewer>['demoPeople'][number]

/** Most people come to book; those who work here find themselves below. */
const residentsFirst = (people: readonly DemoPerson[]) => people.toSorted((a, b) => a.roles.length - b.roles.length)

/** The demo people as buttons. */
export function DemoPeople({ onPicked }: { onPicked?: () => void }) {
  const { t } = useTranslation()
  const { person, demoPeople, actAs } = useViewer()
  return (
    <ul className={styles['people']}>
      {residentsFirst(demoPeople).map(({ id, name, introduction, roles }) => (
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
              {roles[0] && <small>{t(`viewer.role.${roles[0].role}`)}</small>}
            </span>
            <span className={styles['what']}>{introduction}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
