import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { useCommunities } from '@/api/communities'
import { useViewer } from '@/api/viewer'
import { EndOtherSessionDocument, type OwnSessionFragment, SignOutEverywhereDocument } from '@/gql/me'
import { clockTime } from '@/time/format'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { fullDate } from '@/ui/dates'
import { useLook } from '@/ui/look'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import { dotted } from '@/ui/words'
import { Part } from './Part'
import styles from './AccountPage.module.css'

interface SessionsProps {
  readonly sessions: readonly OwnSessionFragment[]
  readonly onChanged: () => Promise<void>
}

/** Where one is signed in, and how to end it. */
export function Sessions({ sessions, onChanged }: SessionsProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { leave, refresh } = useViewer()
  const [everywhere, setEverywhere] = useState(false)
  const { busy, wrong, run } = useSending()
  const heading = useRef<HTMLHeadingElement>(null)

  const end = async ({ id, device }: OwnSessionFragment) => {
    if (!(await run(() => client.send(EndOtherSessionDocument, { sessionId: id })))) return
    say(t('account.ended', { device }))
    await onChanged()
    heading.current?.focus()
  }
  return (
    <Part title={t('account.sessions')} hint={t('account.sessionsHint')} heading={heading}>
      <ul className={styles['list']}>
        {sessions.map((session) => (
          <Session key={session.id} session={session} busy={busy} onEnd={() => void end(session)} />
        ))}
      </ul>
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
      <div className={styles['buttons']}>
        <Button onClick={() => void leave()}>{t('account.signOut')}</Button>
        {sessions.length > 1 && <Button onClick={() => setEverywhere(true)}>{t('account.everywhere')}</Button>}
      </div>
      {everywhere && (
        <ConfirmDialog
          title={t('account.everywhereTitle')}
          hint={t('account.everywhereHint')}
          doIt={t('account.everywhereNow')}
          onDo={() => client.send(SignOutEverywhereDocument, {})}
          onDone={() => void refresh().then(() => say(t('account.everywhereDone')))}
          onClose={() => setEverywhere(false)}
        />
      )}
    </Part>
  )
}

interface SessionProps {
  readonly session: OwnSessionFragment
  readonly busy: boolean
  readonly onEnd: () => void
}

function Session({ session, busy, onEnd }: SessionProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const zone = useCommunities()[0]?.timeZone ?? 'Asia/Shanghai'
  const { device, current, startedAt, lastUsedAt } = session
  const moment = (at: string) => `${fullDate(Date.parse(at), zone, language)} ${clockTime(Date.parse(at), zone)}`
  return (
    <li className={styles['item']}>
      <div>
        <h3>
          {device} {current && <span className={styles['here']}>{t('account.here')}</span>}
        </h3>
        <p className={styles['soft']}>
          {dotted([t('account.started', { time: moment(startedAt) }), lastUsedAt && t('account.used', { time: moment(lastUsedAt) })])}
        </p>
      </div>
      {!current && (
        <Button disabled={busy} aria-label={t('account.endLabel', { device })} onClick={onEnd}>
          {t('account.end')}
        </Button>
      )}
    </li>
  )
}
