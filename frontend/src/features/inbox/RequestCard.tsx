import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { ApproveDocument, RejectDocument, ReopenDocument, type RequestFragment } from '@/gql/inbox'
import { clockTime, dayName, timeRange } from '@/time/format'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/booking/Dialog'
import { useLook } from '@/ui/look'
import { say } from '@/ui/toast'
import { Told, useSending } from '@/ui/useSending'
import { Why } from '@/ui/Why'
import { dotted } from '@/ui/words'
import styles from './Inbox.module.css'

interface RequestCardProps {
  readonly request: RequestFragment
  readonly zone: string
  readonly onDone: () => Promise<void>
}

/** One request with what staff can do about it. */
export function RequestCard({ request, zone, onDone }: RequestCardProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const { space, booker, organisationName, title, attendees, status, dueAt, decisionReason } = request
  const start = Date.parse(request.start)
  const range = timeRange(start, Date.parse(request.end), zone)
  const due = dueAt && Date.parse(dueAt)
  const day = dayName(start, zone, language)
  const names = { name: space.name, range: `${day} ${range}` }
  return (
    <li className={styles['request']} data-status={status}>
      <time className={styles['when']}>
        <span>{day}</span> <b>{range}</b>
      </time>
      <div>
        <h3>{space.name}</h3>
        <p>{dotted([organisationName, booker?.name, booker?.phone, title ?? t('booking.noTitle'), t('booking.people', { count: attendees })])}</p>
        {due && <p className={styles['due']}>{t('inbox.due', { time: `${dayName(due, zone, language)} ${clockTime(due, zone)}` })}</p>}
        {decisionReason && <p className={styles['due']}>{t('inbox.because', { reason: decisionReason })}</p>}
      </div>
      {request.canDecide && <Decide request={request} {...names} onDone={onDone} />}
      {request.canReopen && <Reopen request={request} {...names} onDone={onDone} />}
    </li>
  )
}

interface DecideProps {
  readonly request: RequestFragment
  readonly name: string
  readonly range: string
  readonly onDone: () => Promise<void>
}

function Decide({ request: { id }, name, range, onDone }: DecideProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { busy, wrong, run } = useSending()
  const [refusing, setRefusing] = useState(false)
  const decide = async (done: string, send: () => Promise<Answer>) => {
    if (!(await run(async () => told(await send())))) return
    setRefusing(false)
    say(t(done as 'inbox.approved', { name, range }))
    await onDone()
  }
  const approve = () => decide('inbox.approved', async () => (await client.send(ApproveDocument, { input: { bookingId: id } })).approveBooking)
  const reject = (reason: string) =>
    decide('inbox.rejected', async () => (await client.send(RejectDocument, { input: { bookingId: id, reason } })).rejectBooking)
  return (
    <div className={styles['buttons']}>
      <Button look="primary" disabled={busy} aria-label={t('inbox.approveLabel', { name, range })} onClick={() => void approve()}>
        {t('inbox.approve')}
      </Button>
      <Button disabled={busy} aria-label={t('inbox.rejectLabel', { name, range })} onClick={() => setRefusing(true)}>
        {t('inbox.reject')}
      </Button>
      {!refusing && (
        <p role="alert" className={styles['wrong']}>
          {wrong}
        </p>
      )}
      {refusing && (
        <Dialog title={t('inbox.rejectTitle', { name, range })} onClose={() => setRefusing(false)}>
          <Why label={t('inbox.rejectWhy')} hint={t('inbox.rejectHint')} doIt={t('inbox.reject')} busy={busy} wrong={wrong} onGiven={(reason) => void reject(reason)} />
          <Button onClick={() => setRefusing(false)}>{t('sending.keep')}</Button>
        </Dialog>
      )}
    </div>
  )
}

/** A refused request is taken up again; what stands against it by now may be broken with a reason, where it may be. */
function Reopen({ request: { id }, name, range, onDone }: DecideProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { busy, wrong, run } = useSending()
  const [against, setAgainst] = useState<string>()
  const reopen = async (reason?: string) => {
    const answer = await run(async () => (await client.send(ReopenDocument, { input: { bookingId: id, ...(reason && { override: { reason } }) } })).reopenBooking)
    if (!answer) return
    if (answer.booking) {
      setAgainst(undefined)
      say(t('inbox.reopened', { name, range }))
      return onDone()
    }
    const words = answer.refusals.map(({ message }) => message).join(' ')
    if (answer.refusals.every(({ overridable }) => overridable)) setAgainst(words)
    else say(words)
  }
  return (
    <div className={styles['buttons']}>
      <Button disabled={busy} aria-label={t('inbox.reopenLabel', { name, range })} onClick={() => void reopen()}>
        {t('inbox.reopen')}
      </Button>
      {against !== undefined && (
        <Dialog title={t('inbox.reopenTitle', { name, range })} onClose={() => setAgainst(undefined)}>
          <p role="alert">{against}</p>
          <Why label={t('why.anyway')} hint={t('why.hint')} doIt={t('inbox.reopen')} busy={busy} wrong={wrong} onGiven={(reason) => void reopen(reason)} />
          <Button onClick={() => setAgainst(undefined)}>{t('sending.keep')}</Button>
        </Dialog>
      )}
    </div>
  )
}

interface Answer {
  readonly booking: object | null
  readonly refusals: readonly { readonly message: string }[]
}

function told(answer: Answer): true {
  if (!answer.booking) throw new Told(answer.refusals.map(({ message }) => message).join(' '))
  return true
}
