import { useTranslation } from 'react-i18next'
import { StateSign } from '@/ui/StateSign'
import { dotted, stateWord, untilWords } from '@/ui/words'
import type { Offer } from './offers'
import styles from './WalkInList.module.css'

/** The spaces nobody has to book: quieter, for they are always there. */
export function WalkInList({ offers, now }: { offers: readonly Offer[]; now: number }) {
  const { t } = useTranslation()
  if (offers.length === 0) return null
  return (
    <section>
      <h2 className={styles['heading']}>{t('home.walkIn')}</h2>
      <ul className={styles['list']}>
        {offers.map(({ community, space, moment }) => (
          <li key={space.id}>
            <h3>{space.name}</h3>
            <span className={styles['state']}>
              <StateSign state={moment.state} />
              {stateWord(t, moment)}
            </span>
            <p>{dotted([community.name, space.floor, ...space.amenities.map((amenity) => t(`amenity.${amenity}`))])}</p>
            <p className={`${styles['until']} figures`}>{untilWords(t, moment, now, community.timeZone)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
