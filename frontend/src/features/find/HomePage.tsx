import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommunities } from '@/api/communities'
import { useAvailability } from '@/live/hooks'
import { useNow } from '@/time/clock'
import { clockTime, dayName } from '@/time/format'
import { Button } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { LineStatus } from '@/ui/LineStatus'
import { useLook } from '@/ui/look'
import { FilterBar } from './FilterBar'
import { type Filters, isFiltered, noFilters, useFilters } from './filters'
import { type Offer, type Offers, offersAt } from './offers'
import { SpaceCard } from './SpaceCard'
import { WalkInList } from './WalkInList'
import styles from './HomePage.module.css'

/** What is free now near you, across all communities, live. */
export function HomePage() {
  const { t } = useTranslation()
  const communities = useCommunities()
  const store = useAvailability(communities.map(({ id }) => id))
  const { filters, change } = useFilters(communities.map(({ slug }) => slug))
  const now = useNow(1000)
  const live = store.snapshot()
  const offers = useMemo(() => offersAt(communities, live, filters, now), [communities, live, filters, now])
  const zone = communities[0]?.timeZone ?? 'Asia/Shanghai'

  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <div className={styles['side']}>
        <Greeting count={offers.now.length} waiting={live.size === 0} now={now} zone={zone} />
        <FilterBar communities={communities} filters={filters} onChange={change} />
      </div>
      {live.size === 0 ? (
        <p className={styles['waiting']}>{t('app.loading')}</p>
      ) : (
        <Results offers={offers} filters={filters} now={now} onClear={() => change(noFilters)} />
      )}
    </main>
  )
}

interface GreetingProps {
  readonly count: number
  readonly waiting: boolean
  readonly now: number
  readonly zone: string
}

function Greeting({ count, waiting, now, zone }: GreetingProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const some = count > 0
  return (
    <header className={styles['greeting']}>
      <p className={styles['clock']}>
        <time>{clockTime(now, zone)}</time> <span>{dayName(now, zone, language)}</span>
      </p>
      <h1>{waiting ? t('home.title') : some ? t('home.count', { count }) : t('home.none')}</h1>
      <p className={styles['lead']}>{some || waiting ? t('home.lead') : t('home.leadNone')}</p>
      <LineStatus />
    </header>
  )
}

interface ResultsProps {
  readonly offers: Offers
  readonly filters: Filters
  readonly now: number
  readonly onClear: () => void
}

function Results({ offers, filters, now, onClear }: ResultsProps) {
  const { t } = useTranslation()
  const nothing = Object.values(offers).every((list: readonly Offer[]) => list.length === 0)
  if (nothing && isFiltered(filters)) {
    return (
      <Empty title={t('home.noneFilter')} hint={t('home.noneHint')}>
        <Button onClick={onClear}>{t('home.clear')}</Button>
      </Empty>
    )
  }
  return (
    <div className={styles['results']}>
      <Cards title={t('home.now')} offers={offers.now} now={now} people={filters.people} />
      <Cards title={t('home.later')} offers={offers.later} now={now} people={filters.people} />
      <WalkInList offers={offers.walkIn} />
      <Cards title={t('home.today')} offers={offers.done} now={now} people={filters.people} />
    </div>
  )
}

interface CardsProps {
  readonly title: string
  readonly offers: readonly Offer[]
  readonly now: number
  readonly people: number
}

function Cards({ title, offers, now, people }: CardsProps) {
  if (offers.length === 0) return null
  return (
    <section>
      <h2 className={styles['heading']}>
        {title} <span className="figures">{offers.length}</span>
      </h2>
      <ul className={styles['cards']}>
        {offers.map((offer) => (
          <li key={offer.space.id}>
            <SpaceCard offer={offer} now={now} people={people} />
          </li>
        ))}
      </ul>
    </section>
  )
}
