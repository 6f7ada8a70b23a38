import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { AcceptPlaceDocument, type EntryFactsFragment, WithdrawDocument } from '@/gql/course'
import { useNow } from '@/time/clock'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { shortName } from '@/ui/names'
import { say } from '@/ui/toast'
import { Told, useSending } from '@/ui/useSending'
import styles from './Course.module.css'
import { countdown } from './phase'

interface EntryCardProps {
  readonly entry: EntryFactsFragment
  readonly title: string
  readonly onChanged: () => Promise<unknown>
}

/** How one's own entry stands, and what one can do about it. */
export function EntryCard({ entry, title, onChanged }: EntryCardProps) {
  const { t } = useTranslation()
  const going = ['ENTERED', 'ENROLLED', 'WAITING', 'OFFERED'].includes(entry.status)
  return (
    <div className={styles['entry']} data-status={entry.status}>
      <p>
        <b>{t(`course.status.${entry.status}`)}</b>
        {entry.status === 'WAITING' && entry.ahead !== null && ` · ${entry.ahead === 0 ? t('course.next') : t('course.ahead', { count: entry.ahead })}`}
      </p>
      <p className={styles['soft']}>{entry.participants.map(({ name }) => shortName(name)).join(t('course.and'))}</p>
      {entry.status === 'OFFERED' && entry.offerExpiresAt && <Offer entry={entry} until={Date.parse(entry.offerExpiresAt)} onChanged={onChanged} />}
      {entry.receipt && going && (
        <details className={styles['receipt']}>
          <summary>{t('course.receipt')}</summary>
          <p className={styles['soft']}>{t('course.receiptHint')}</p>
          <code>{entry.receipt}</code>
          <code>{entry.nonce}</code>
        </details>
      )}
      {going && <Withdraw entry={entry} title={title} onChanged={onChanged} />}
    </div>
  )
}

function Offer({ entry, until, onChanged }: { entry: EntryFactsFragment; until: number; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const client = useClient()
  const { busy, wrong, run } = useSending()
  const left = until - useNow(1000)
  const accept = async () => {
    const done = await run(async () => {
      const { refusals } = (await client.send(AcceptPlaceDocument, { input: { enrolmentId: entry.id } })).acceptPlace
      if (refusals.length > 0) throw new Told(refusals.map(({ message }) => message).join(' '))
      return true
    })
    if (done) say(t('course.accepted'))
    await onChanged()
  }
  return (
    <>
      <p className="figures" aria-live="off">
        {t('course.offerLeft', { time: countdown(left) })}
      </p>
      <Button look="primary" disabled={busy || left <= 0} onClick={() => void accept()}>
        {t('course.accept')}
      </Button>
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
    </>
  )
}

function Withdraw({ entry, title, onChanged }: EntryCardProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [asking, setAsking] = useState(false)
  return (
    <div>
      <Button look="quiet" aria-label={t('course.withdrawLabel', { title })} onClick={() => setAsking(true)}>
        {t(entry.status === 'OFFERED' ? 'course.decline' : 'course.withdraw')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('course.withdrawTitle', { title })}
          hint={t('course.withdrawHint')}
          doIt={t('course.withdraw')}
          onDo={() => client.send(WithdrawDocument, { input: { enrolmentId: entry.id } })}
          onDone={() => {
            setAsking(false)
            say(t('course.withdrawn'))
            void onChanged()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
