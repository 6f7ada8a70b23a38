import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { CancelSeriesDocument, type DateFactsFragment } from '@/gql/series'
import { serverNow } from '@/time/clock'
import { dayName, timeRange } from '@/time/format'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { useLook } from '@/ui/look'
import type { Occurrence } from './ChangePage'
import type { Scope } from './scope'
import styles from './Series.module.css'

interface PartProps {
  readonly booking: Occurrence
  readonly scope: Scope
  readonly onDone: (dates: DateFactsFragment[]) => void
}

/** What would be called off, then the question, then the outcome. */
export function CancelPart({ booking, scope, onDone }: PartProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const client = useClient()
  const [asking, setAsking] = useState(false)
  const zone = booking.space.community.timeZone
  const reached = booking.series.occurrences.filter(
    ({ id, start }) =>
      id === booking.id || (scope !== 'THIS' && Date.parse(start) > serverNow() && (scope === 'ALL' || Date.parse(start) >= Date.parse(booking.start))),
  )
  const cancel = async () => {
    const { cancelSeries } = await client.send(CancelSeriesDocument, { input: { bookingId: booking.id, scope } })
    onDone(cancelSeries.dates)
  }
  return (
    <>
      <ul className={styles['reached']}>
        {reached.map(({ id, start, end }) => (
          <li key={id}>
            {dayName(Date.parse(start), zone, language)} {timeRange(Date.parse(start), Date.parse(end), zone)}
          </li>
        ))}
      </ul>
      <Button look="primary" onClick={() => setAsking(true)}>
        {t('series.doCancel', { count: reached.length })}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('series.cancelTitle', { count: reached.length })}
          hint={t('series.cancelHint')}
          doIt={t('series.doCancel', { count: reached.length })}
          words={{ BAD_USER_INPUT: t('series.goneHint') }}
          onDo={cancel}
          onDone={() => {}}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
