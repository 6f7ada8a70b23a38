import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useClient } from '@/api/client'
import type { Community } from '@/api/communities'
import { CancelAnywayDocument, LiftSuspensionDocument, StaffCheckInDocument, StaffEndDocument } from '@/gql/board'
import { dayName } from '@/time/format'
import { Button, buttonClass } from '@/ui/Button'
import { useLook } from '@/ui/look'
import { say } from '@/ui/toast'
import { Told, useSending } from '@/ui/useSending'
import { Why } from '@/ui/Why'
import { dotted } from '@/ui/words'
import type { StaffBooking } from './bars'
import styles from './StaffCard.module.css'

interface StaffActionsProps {
  readonly community: Community
  readonly booking: StaffBooking
  readonly name: string
  readonly onClose: () => void
}

interface Answer {
  readonly booking: object | null
  readonly refusals: readonly { readonly message: string }[]
}

/** What staff do about a booking when its time has come, or what stood against them when they made it. */
export function StaffActions({ community, booking, name, onClose }: StaffActionsProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { busy, wrong, run } = useSending()
  const input = { bookingId: booking.id }
  const act = async (done: string, send: () => Promise<Answer>) => {
    const acted = await run(async () => {
      const answer = await send()
      if (!answer.booking) throw new Told(answer.refusals.map(({ message }) => message).join(' '))
      return true
    })
    if (!acted) return
    say(done)
    onClose()
  }
  const checkIn = () => act(t('checkin.done', { name }), async () => (await client.send(StaffCheckInDocument, { input })).checkIn)
  const end = () => act(t('checkin.ended', { name }), async () => (await client.send(StaffEndDocument, { input })).endBooking)
  return (
    <>
      {booking.canDecide && (
        <Link href={`/board/${community.slug}/requests`} className={buttonClass('primary')}>
          {t('board.decide')}
        </Link>
      )}
      {booking.canCheckIn && (
        <Button look="primary" disabled={busy} onClick={() => void checkIn()}>
          {t('checkin.do')}
        </Button>
      )}
      {booking.canEnd && (
        <Button disabled={busy} onClick={() => void end()}>
          {t('checkin.end')}
        </Button>
      )}
      {wrong && <p role="alert">{wrong}</p>}
      <Suspension community={community} booking={booking} />
      <LateCancel booking={booking} name={name} onClose={onClose} />
    </>
  )
}

/** Why the booking is there although a rule spoke against it, or why the space is blocked. */
export function StaffReasons({ booking: { overridden, overrideReason, decisionReason } }: { booking: StaffBooking }) {
  const { t } = useTranslation()
  return (
    <>
      {overrideReason && <p>{dotted([t('board.because', { reason: overrideReason }), ...overridden.map((rule) => t(`board.rule.${rule as 'NOTICE'}`))])}</p>}
      {decisionReason && <p>{t('me.because', { reason: decisionReason })}</p>}
    </>
  )
}

function Suspension({ community, booking }: Pick<StaffActionsProps, 'community' | 'booking'>) {
  const { t } = useTranslation()
  const { language } = useLook()
  const client = useClient()
  const { busy, wrong, run } = useSending()
  const [lifted, setLifted] = useState(false)
  const { bookerSuspendedUntil: until, booker } = booking
  if (!until || !booker || lifted) return null
  const lift = async (reason: string) => {
    if (!(await run(() => client.send(LiftSuspensionDocument, { input: { personId: booker.id, communityId: community.id, reason } })))) return
    setLifted(true)
    say(t('board.lifted'))
  }
  return (
    <section className={styles['contact']} aria-label={t('board.suspension')}>
      <p>{t('board.suspended', { until: dayName(Date.parse(until), community.timeZone, language) })}</p>
      <Why label={t('board.liftWhy')} doIt={t('board.lift')} busy={busy} wrong={wrong} onGiven={(reason) => void lift(reason)} />
    </section>
  )
}

const CALLED_OFF_LATE = new Set(['CONFIRMED', 'PENDING'])

/** Without the notice that the rules ask for, staff cancel with a reason. */
function LateCancel({ booking, name, onClose }: Pick<StaffActionsProps, 'booking' | 'name' | 'onClose'>) {
  const { t } = useTranslation()
  const client = useClient()
  const { busy, wrong, run } = useSending()
  const [asking, setAsking] = useState(false)
  if (booking.canCancel || !CALLED_OFF_LATE.has(booking.status)) return null
  const cancel = async (reason: string) => {
    const gone = await run(async () => {
      const answer = (await client.send(CancelAnywayDocument, { input: { bookingId: booking.id, override: { reason } } })).cancelBooking
      if (!answer.booking) throw new Told(answer.refusals.map(({ message }) => message).join(' '))
      return true
    })
    if (!gone) return
    say(t('board.cancelledLate', { name }))
    onClose()
  }
  if (!asking) {
    return (
      <Button look="quiet" className={styles['danger']} onClick={() => setAsking(true)}>
        {t('board.cancelLate')}
      </Button>
    )
  }
  return <Why label={t('why.anyway')} hint={t('why.hint')} doIt={t('booking.cancel')} busy={busy} wrong={wrong} onGiven={(reason) => void cancel(reason)} />
}
