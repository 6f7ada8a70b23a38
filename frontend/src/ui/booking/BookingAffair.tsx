import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Unreachable, useClient } from '@/api/client'
import { newKey } from '@/api/key'
import type { BookSpaceInput } from '@/gql/booking'
import { Button } from '../Button'
import { book, slotInput } from './actions'
import { Anyway } from './Anyway'
import { BookingDialog, type Details } from './BookingDialog'
import { Dialog } from './Dialog'
import { type Verdict, type Wanted, wantedOf } from './model'
import { promise } from './optimistic'
import { useReport } from './useReport'
import { VerdictView } from './VerdictView'
import { isWorthWaiting, WaitFor } from './WaitFor'

interface Attempt {
  readonly wanted: Wanted
  readonly input: BookSpaceInput
}

type Stage =
  | { readonly at: 'form' }
  | { readonly at: 'sent' }
  | { readonly at: 'refused'; readonly attempt: Attempt; readonly verdict: Verdict }
  | { readonly at: 'unsure'; readonly attempt: Attempt; readonly reached: boolean }

/** One booking from the choice to the outcome. It is drawn as soon as it is confirmed, and taken back with its reasons. */
export function BookingAffair({ wanted, onFinish }: { wanted: Wanted; onFinish: () => void }) {
  const { t } = useTranslation()
  const client = useClient()
  const report = useReport()
  const [stage, setStage] = useState<Stage>({ at: 'form' })

  const send = async (attempt: Attempt) => {
    setStage({ at: 'sent' })
    const { spaceId, start, end } = attempt.wanted
    const answered = promise({ spaceId, start, end, title: attempt.input.title ?? null })
    try {
      const { booking, refusals, alternatives } = await book(client, attempt.input)
      answered(booking !== null)
      if (!booking) return setStage({ at: 'refused', attempt, verdict: { refusals, alternatives } })
      report.booked(booking)
      onFinish()
    } catch (error) {
      answered(false)
      setStage({ at: 'unsure', attempt, reached: !(error instanceof Unreachable) })
    }
  }
  const sendSlot = (other: Wanted, details: Details) =>
    void send({ wanted: other, input: { ...details, key: newKey(), slot: slotInput(other) } })

  switch (stage.at) {
    case 'form':
      return (
        <BookingDialog
          wanted={wanted}
          onClose={onFinish}
          onConfirm={(chosen, input) => void send({ wanted: chosen, input: { ...input, key: newKey() } })}
          onOther={sendSlot}
        />
      )
    case 'sent':
      return null
    case 'refused': {
      const { key: _, slot: __, holdId: ___, ...details } = stage.attempt.input
      return (
        <Dialog title={t('booking.title', { name: stage.attempt.wanted.spaceName })} onClose={onFinish}>
          <VerdictView
            verdict={stage.verdict}
            title={t('booking.takenBack')}
            invitation={t('booking.alternatives')}
            onPick={(slot) => sendSlot(wantedOf(slot, details.attendees ?? 1, stage.attempt.wanted.units), details)}
          >
            <Anyway
              communityId={stage.attempt.wanted.communityId}
              refusals={stage.verdict.refusals}
              onGiven={(reason) => sendSlot(stage.attempt.wanted, { ...details, override: { reason } })}
            />
            {isWorthWaiting(stage.verdict.refusals) && !details.onBehalf && (
              <WaitFor
                wanted={stage.attempt.wanted}
                attendees={details.attendees ?? 1}
                organisationId={details.organisationId}
                onLeave={onFinish}
              />
            )}
          </VerdictView>
          <Button onClick={onFinish}>{t('booking.close')}</Button>
        </Dialog>
      )
    }
    case 'unsure':
      return (
        <Dialog title={t('booking.title', { name: stage.attempt.wanted.spaceName })} onClose={onFinish}>
          <p role="alert">{stage.reached ? t('booking.failed') : t('booking.unreachable')}</p>
          <Button look="primary" onClick={() => void send(stage.attempt)}>
            {t('booking.again')}
          </Button>
          <Button onClick={onFinish}>{t('booking.close')}</Button>
        </Dialog>
      )
  }
}
