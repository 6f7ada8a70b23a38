import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { DateFactsFragment } from '@/gql/series'
import { buttonClass } from '@/ui/Button'
import { DateList } from './DateList'
import styles from './Series.module.css'

interface BookedProps {
  readonly sentence: string
  readonly dates: readonly DateFactsFragment[]
  readonly spaceId: string
  readonly zone: string
}

/** What has been booked, date by date. */
export function Booked({ sentence, dates, spaceId, zone }: BookedProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={styles['offer']} role="status">
      <h2 ref={heading} tabIndex={-1}>
        {t('series.booked', { count: dates.filter(({ outcome }) => outcome === 'ALLOWED').length })}
      </h2>
      <p>{sentence}</p>
      <DateList dates={dates} spaceId={spaceId} zone={zone} />
      <Link href="/me" className={buttonClass('primary')}>
        {t('series.toMine')}
      </Link>
    </section>
  )
}
