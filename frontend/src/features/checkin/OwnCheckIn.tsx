import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { CheckInDocument, ClockOfDocument, EndOwnDocument } from '@/gql/checkin'
import type { OwnBookingFragment } from '@/gql/graphql'
import { hearServerTime, useNow } from '@/time/clock'
import { clockTime } from '@/time/format'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/booking/Dialog'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { say } from '@/ui/toast'
import { Told, useSending } from '@/ui/useSending'
import { CodeForm } from './CodeForm'
import styles from './CheckIn.module.css'

const TICK = 1000

/** What one can do about one's own booking when its time has come: check in, and leave early. */
export function OwnCheckIn({ booking }: { booking: OwnBookingFragment }) {
  const { t } = useTranslation()
  const now = useNow(TICK)
  useServerClock(booking.space.community.id)
  const [open, setOpen] = useState<'code' | 'end'>()
  const { status, dueAt, space } = booking
  const [from, start, end, zone] = [Date.parse(booking.checkInFrom), Date.parse(booking.start), Date.parse(booking.end), space.community.timeZone]
  const due = dueAt ? Date.parse(dueAt) : null
  if (status === 'CHECKED_IN' && start < now && now < end) {
    return (
      <>
        <Button onClick={() => setOpen('end')}>{t('checkin.end')}</Button>
        {open === 'end' && <EndDialog booking={booking} onClose={() => setOpen(undefined)} />}
      </>
    )
  }
  // Nobody has to check in where nothing is due.
  if (status !== 'CONFIRMED' || due === null || now >= due) return null
  if (now < from) return <p className={styles['soft']}>{t('checkin.from', { from: clockTime(from, zone), until: clockTime(due, zone) })}</p>
  return (
    <>
      <Button look="primary" aria-label={t('checkin.doLabel', { name: space.name })} onClick={() => setOpen('code')}>
        {t('checkin.do')}
      </Button>
      {open === 'code' && <CodeDialog booking={booking} until={clockTime(due, zone)} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** This page follows no centre, so it asks what time it is there: a phone's own clock may be wrong. */
function useServerClock(communityId: string) {
  const client = useClient()
  useEffect(() => {
    client.send(ClockOfDocument, { communityId }).then(({ availability: [first] }) => first && hearServerTime(first.asOf), () => {})
  }, [client, communityId])
}

function CodeDialog({ booking, until, onClose }: { booking: OwnBookingFragment; until: string; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useClient()
  const { busy, wrong, run } = useSending()
  const { name } = booking.space
  const send = async (doorCode: string) => {
    const done = await run(async () => {
      const answer = (await client.send(CheckInDocument, { input: { bookingId: booking.id, doorCode } })).checkIn
      if (!answer.booking) throw new Told(answer.refusals.map(({ message }) => message).join(' '))
      return true
    })
    if (!done) return
    say(t('checkin.done', { name }))
    onClose()
  }
  return (
    <Dialog title={t('checkin.title', { name })} onClose={onClose}>
      <p>{t('checkin.until', { until })}</p>
      <CodeForm busy={busy} wrong={wrong} onCode={(code) => void send(code)} />
      <Button onClick={onClose}>{t('sending.keep')}</Button>
    </Dialog>
  )
}

function EndDialog({ booking, onClose }: { booking: OwnBookingFragment; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useClient()
  const { name } = booking.space
  return (
    <ConfirmDialog
      title={t('checkin.endTitle', { name })}
      hint={t('checkin.endHint')}
      doIt={t('checkin.end')}
      onDo={async () => {
        const answer = (await client.send(EndOwnDocument, { input: { bookingId: booking.id } })).endBooking
        if (!answer.booking) throw new Told(answer.refusals.map(({ message }) => message).join(' '))
      }}
      onDone={() => {
        say(t('checkin.ended', { name }))
        onClose()
      }}
      onClose={onClose}
    />
  )
}
