import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useCommunities } from '@/api/communities'
import { useAvailability } from '@/live/hooks'
import { useNow } from '@/time/clock'
import { clockTime, dayName } from '@/time/format'
import { MINUTE } from '@/time/zone'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { LineStatus } from '@/ui/LineStatus'
import { useLook } from '@/ui/look'
import { windowAt } from './days'
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
  // A window of dates stays where it is, so that at midnight another one is asked for.
  const window = windowAt(communities.map(({ timeZone }) => timeZone), useNow(MINUTE))
  const store = useAvailability(communities.map(({ id }) => id), window)
  const { filters, change } = useFilters(communities.map(({ slug }) => slug))
  const now = useNow(1000)
  const live = store.snapshot()
  const offers = useMemo(() => offersAt(communities, live, filters, now), [communities, live, filters, now])
  const zone = communities[0]?.timeZone ?? 'Asia/Shanghai'

  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <div className={styles['side']}>
        <Greeting offers={offers} waiting={live.size === 0} now={now} zone={zone} />
        <FilterBar communities={communities} filters={filters} onChange={change} />
        <Link href="/find" className={buttonClass('plain')}>
          {t('home.ahead')}
        </Link>
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
  readonly offers: Offers
  readonly waiting: boolean
  readonly now: number
  readonly zone: string
}

function Greeting({ offers, waiting, now, zone }: GreetingProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const count = offers.now.length
  const some = count > 0
  const lead = some || waiting ? t('home.lead') : nextWords(t, offers)
  return (
    <header className={styles['greeting']}>
      <p className={styles['clock']}>
        <time>{clockTime(now, zone)}</time> <span>{dayName(now, zone, language)}</span>
      </p>
      <h1>{waiting ? t('home.title') : some ? t('home.count', { count }) : t('home.none')}</h1>
      <p className={styles['lead']}>{lead}</p>
      <LineStatus />
    </header>
  )
}

/** Nothing is free now; what to do instead. */
function nextWords(t: TFunction, { later, tomorrow, walkIn }: Offers): string {
  const [first] = tomorrow
  if (later.length === 0 && first?.slot) return t('home.leadTomorrow', { time: clockTime(first.slot.start, first.community.timeZone) })
  return later.length + walkIn.length > 0 ? t('home.leadNone') : t('home.leadBoard')
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
      <Cards title={t('home.tomorrow')} offers={offers.tomorrow} now={now} people={filters.people} />
      {isOver(offers) && (
        <Empty title={t('home.done')} hint={t('home.doneHint')}>
          <Link href="/board" className={buttonClass('primary')}>
            {t('home.toBoard')}
          </Link>
        </Empty>
      )}
      <WalkInList offers={offers.walkIn} now={now} />
      <Cards title={t('home.done')} offers={offers.done} now={now} people={filters.people} />
    </div>
  )
}

const isOver = ({ now, later, tomorrow, done }: Offers) => now.length + later.length + tomorrow.length === 0 && done.length > 0

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
