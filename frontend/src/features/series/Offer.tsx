import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { newKey } from '@/api/key'
import { BookSeriesDocument, type BookSeriesInput, type CheckSeriesInput, type CheckSeriesQuery, type DateFactsFragment } from '@/gql/series'
import { Button } from '@/ui/Button'
import { useSending } from '@/ui/useSending'
import { type Choosing, DateList, Summary } from './DateList'
import { OnRefusal } from './OnRefusal'
import styles from './Series.module.css'

interface OfferProps {
  readonly asked: CheckSeriesInput
  readonly found: CheckSeriesQuery['checkSeries']
  readonly zone: string
  /** Whether the dates are as chosen last. */
  readonly settled: boolean
  readonly choosing: Choosing
  readonly details: Pick<BookSeriesInput, 'title' | 'onBehalf'>
  readonly onBooked: (dates: DateFactsFragment[]) => void
  /** What was asked for is not possible any more. */
  readonly onRefused: (dates: DateFactsFragment[]) => void
}

/** Each date with its outcome before anything is booked, and the button that books them. */
export function Offer({ asked, found, zone, settled, choosing, details, onBooked, onRefused }: OfferProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [onRefusal, setOnRefusal] = useState<BookSeriesInput['onRefusal']>('ALL_OR_NOTHING')
  const [late, setLate] = useState(false)
  const { busy, wrong, run } = useSending()
  const key = useKeyOf(asked, onRefusal, details)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const allowed = found.dates.filter(({ outcome }) => outcome === 'ALLOWED').length
  const refused = found.dates.some(({ outcome }) => outcome === 'REFUSED')
  const goes = settled && allowed > 0 && (!refused || onRefusal === 'SKIP_REFUSED')
  const book = async () => {
    const { onBehalf: _, ...same } = asked
    const done = await run(() => client.send(BookSeriesDocument, { input: { ...same, ...details, key, onRefusal } }))
    if (!done) return
    const { series, dates } = done.bookSeries
    if (series) return onBooked(dates)
    setLate(true)
    onRefused(dates)
  }

  return (
    <section className={styles['offer']} aria-busy={!settled}>
      <h2 ref={heading} tabIndex={-1}>
        {found.sentence}
      </h2>
      <div aria-live="polite">
        <Summary dates={found.dates} />
        {late && <p className={styles['wrong']}>{t('series.late')}</p>}
      </div>
      <DateList dates={found.dates} spaceId={String(asked.slot.spaceId)} zone={zone} choosing={choosing} />
      {refused && <OnRefusal value={onRefusal} onChange={setOnRefusal} />}
      <Button look="primary" disabled={!goes || busy} onClick={() => void book()}>
        {t('series.book', { count: allowed })}
      </Button>
      {refused && onRefusal === 'ALL_OR_NOTHING' && <p>{t('series.allHint')}</p>}
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
    </section>
  )
}

/** A key for as long as the same is asked for: asked again after a lost answer, it books once. */
function useKeyOf(...input: readonly unknown[]): string {
  const text = JSON.stringify(input)
  const [known, setKnown] = useState({ text, key: newKey() })
  if (known.text !== text) setKnown({ text, key: newKey() })
  return known.key
}
