import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { Button } from '../Button'
import { cancel, move } from './actions'
import { Dialog } from './Dialog'
import { type OwnBooking, type Verdict, type Wanted, wantedOf } from './model'
import { promise } from './optimistic'
import { useReport } from './useReport'
import { VerdictView } from './VerdictView'

interface MoveAffairProps {
  readonly booking: OwnBooking
  readonly to: Wanted
  readonly onFinish: () => void
}

/** Moves a booking: drawn at its new place at once, taken back with the reasons when it is refused. */
export function MoveAffair({ booking, to, onFinish }: MoveAffairProps) {
  const { t } = useTranslation()
  const client = useClient()
  const report = useReport()
  const [verdict, setVerdict] = useState<Verdict>()

  const send = async (wanted: Wanted) => {
    setVerdict(undefined)
    const { spaceId, start, end } = wanted
    const answered = promise({ spaceId, start, end, title: booking.title, replaces: booking.id })
    try {
      const { booking: moved, ...why } = await move(client, booking.id, wanted)
      answered(moved !== null)
      if (!moved) return setVerdict(why)
      report.moved(wanted)
    } catch {
      answered(false)
      report.failed()
    }
    onFinish()
  }
  useOnce(() => void send(to))

  if (!verdict) return null
  return (
    <Dialog title={booking.space.name} onClose={onFinish}>
      <VerdictView
        verdict={verdict}
        title={t('booking.refusedMove')}
        invitation={t('booking.alternativesMove')}
        onPick={(slot) => void send(wantedOf(slot))}
      />
      <Button onClick={onFinish}>{t('booking.close')}</Button>
    </Dialog>
  )
}

/** Cancels at once; the way back is in the word that follows. */
export function CancelAffair({ booking, onFinish }: { booking: OwnBooking; onFinish: () => void }) {
  const { t } = useTranslation()
  const client = useClient()
  const report = useReport()
  const [verdict, setVerdict] = useState<Verdict>()

  useOnce(() => {
    cancel(client, booking.id).then(
      ({ booking: gone, refusals }) => {
        if (!gone) return setVerdict({ refusals, alternatives: [] })
        report.cancelled(booking)
        onFinish()
      },
      () => {
        report.failed()
        onFinish()
      },
    )
  })

  if (!verdict) return null
  return (
    <Dialog title={booking.space.name} onClose={onFinish}>
      <p role="alert">
        <strong>{t('booking.refusedCancel')}</strong> {verdict.refusals.map(({ message }) => message).join(' ')}
      </p>
      <Button onClick={onFinish}>{t('booking.done')}</Button>
    </Dialog>
  )
}

/** Runs once, also where effects run twice for practice. */
function useOnce(doing: () => void) {
  const done = useRef(false)
  useEffect(() => {
    if (done.current) return
    done.current = true
    doing()
  })
}
