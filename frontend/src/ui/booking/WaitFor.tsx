import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useClient } from '@/api/client'
import { newKey } from '@/api/key'
import type { JoinWaitlistInput, ReasonFragment } from '@/gql/booking'
import { Button } from '../Button'
import { useSending } from '../useSending'
import { joinWaitlist } from './actions'
import type { Wanted } from './model'
import styles from './VerdictView.module.css'

/** What waiting may bring about: that it becomes free, or that a quota has room again. */
const CURABLE: readonly string[] = ['OVERLAP', 'QUOTA']

/** Whether a slot was refused for nothing but what waiting may cure. */
export function isWorthWaiting(refusals: readonly ReasonFragment[]): boolean {
  return refusals.some(({ rule }) => rule === 'OVERLAP') && refusals.every(({ rule }) => CURABLE.includes(rule))
}

type Stage =
  | { readonly at: 'asked' }
  | { readonly at: 'waiting'; readonly ahead: number }
  | { readonly at: 'refused'; readonly refusals: readonly ReasonFragment[] }

interface WaitForProps {
  readonly wanted: Wanted
  readonly attendees: number
  readonly organisationId?: JoinWaitlistInput['organisationId']
  readonly onLeave: () => void
}

/** A slot that is taken can be waited for, in one tap. */
export function WaitFor({ wanted, attendees, organisationId, onLeave }: WaitForProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { busy, wrong, run } = useSending()
  const [key] = useState(newKey)
  const [stage, setStage] = useState<Stage>({ at: 'asked' })

  const join = async () => {
    const answer = await run(() => joinWaitlist(client, key, wanted, attendees, organisationId))
    if (answer) setStage(answer.waiter ? { at: 'waiting', ahead: answer.waiter.ahead } : { at: 'refused', refusals: answer.refusals })
  }

  if (stage.at === 'waiting') {
    return (
      <div className={styles['waiting']} role="status">
        <strong>{t('waitlist.joined')}</strong>
        <p>{stage.ahead === 0 ? t('waitlist.first') : t('waitlist.ahead', { count: stage.ahead })}</p>
        <p>{t('waitlist.promise')}</p>
        <Link href="/me" onClick={onLeave}>
          {t('waitlist.see')}
        </Link>
      </div>
    )
  }
  return (
    <div className={styles['waiting']}>
      <p>{t('waitlist.invitation')}</p>
      <Button disabled={busy || stage.at === 'refused'} onClick={() => void join()}>
        {t('waitlist.join')}
      </Button>
      <p role="alert" className={styles['wrong']}>
        {stage.at === 'refused' ? stage.refusals.map(({ message }) => message).join(' ') : wrong}
      </p>
    </div>
  )
}
