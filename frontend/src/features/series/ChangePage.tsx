import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useClient } from '@/api/client'
import { useViewer } from '@/api/viewer'
import { type DateFactsFragment, SeriesOfDocument, type SeriesOfQuery } from '@/gql/series'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { Picks } from '@/ui/Picks'
import { CancelPart } from './CancelPart'
import { DateList, Summary } from './DateList'
import { MovePart } from './MovePart'
import { type Scope, SCOPES } from './scope'
import styles from './Series.module.css'

type Found = Extract<NonNullable<SeriesOfQuery['node']>, { occursAt: string | null }>
export type Occurrence = Found & { series: NonNullable<Found['series']> }

/** One booking of a series: it, those that follow, or all to come are moved or cancelled. */
export function ChangePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const { person } = useViewer()
  const { booking, failed, load } = useOccurrence(id, person?.id)
  const [done, setDone] = useState<{ readonly what: 'moved' | 'cancelled'; readonly dates: DateFactsFragment[] }>()
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header>
        <h1>{t('series.changeTitle')}</h1>
        {booking && <p>{booking.series.sentence}</p>}
      </header>
      {failed && (
        <Empty title={t('app.failed')} hint={t('app.failedHint')}>
          <Button onClick={load}>{t('app.again')}</Button>
        </Empty>
      )}
      {booking === null && !failed && (
        <Empty title={t('series.gone')} hint={t('series.goneHint')}>
          <Link href="/me" className={buttonClass('primary')}>
            {t('series.toMine')}
          </Link>
        </Empty>
      )}
      {booking && done && (
        <section className={styles['offer']} role="status">
          <h2>{t(`series.${done.what}`, { count: done.dates.filter(({ outcome }) => outcome === 'ALLOWED').length })}</h2>
          <Summary dates={done.dates} moving />
          <DateList dates={done.dates} spaceId={booking.space.id} zone={booking.space.community.timeZone} moving />
          <Link href="/me" className={buttonClass('primary')}>
            {t('series.toMine')}
          </Link>
        </section>
      )}
      {booking && !done && <Change booking={booking} onDone={(what, dates) => setDone({ what, dates })} />}
    </main>
  )
}

function Change({ booking, onDone }: { booking: Occurrence; onDone: (what: 'moved' | 'cancelled', dates: DateFactsFragment[]) => void }) {
  const { t } = useTranslation()
  const [scope, setScope] = useState<Scope>('THIS')
  const [what, setWhat] = useState<'move' | 'cancel'>('move')
  return (
    <div className={styles['form']}>
      <Picks
        legend={t('series.scope')}
        options={SCOPES.map((value) => ({ value, label: t(`series.scopes.${value}`) }))}
        value={scope}
        onChange={setScope}
      />
      <Picks
        legend={t('series.what')}
        options={[
          { value: 'move', label: t('series.move') },
          { value: 'cancel', label: t('series.cancel') },
        ]}
        value={what}
        onChange={setWhat}
      />
      {what === 'move' ? (
        <MovePart key={scope} booking={booking} scope={scope} onDone={(dates) => onDone('moved', dates)} />
      ) : (
        <CancelPart booking={booking} scope={scope} onDone={(dates) => onDone('cancelled', dates)} />
      )}
    </div>
  )
}

/** The booking with its series; null when there is none to be seen, undefined while nobody knows. */
function useOccurrence(id: string, person: string | undefined) {
  const client = useClient()
  const [booking, setBooking] = useState<Occurrence | null>()
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    setFailed(false)
    client.send(SeriesOfDocument, { id }).then(
      ({ node }) => setBooking(node && 'series' in node && node.series ? (node as Occurrence) : null),
      () => setFailed(true),
    )
  }, [client, id])
  // Whoever signs in meanwhile sees what is theirs.
  useEffect(load, [load, person])
  return { booking, failed, load }
}
