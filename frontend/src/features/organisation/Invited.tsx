import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { AcceptInvitationDocument, DeclineInvitationDocument } from '@/gql/organisation'
import { dayName } from '@/time/format'
import { Button } from '@/ui/Button'
import { useLook } from '@/ui/look'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import type { Mine } from './useOrganisations'
import { useZone } from './useZone'
import styles from './OrganisationsPage.module.css'

interface InvitedProps {
  readonly invitation: Mine['invitations'][number]
  readonly onAnswered: () => void
}

/** An invitation that waits for the viewer. */
export function Invited({ invitation, onAnswered }: InvitedProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const client = useClient()
  const zone = useZone()
  const { busy, wrong, run } = useSending()
  const { id: invitationId, organisationName: name, expiresAt } = invitation

  const accept = async () => {
    const done = await run(() => client.send(AcceptInvitationDocument, { input: { invitationId } }))
    if (!done) return
    say(t('organisation.accepted', { name }))
    onAnswered()
  }
  const decline = async () => {
    const done = await run(() => client.send(DeclineInvitationDocument, { input: { invitationId } }))
    if (!done) return
    say(t('organisation.declined'))
    onAnswered()
  }
  return (
    <section className={styles['invited']}>
      <div>
        <h2>{t('organisation.invited', { name })}</h2>
        <p>{t('organisation.invitedHint', { date: dayName(Date.parse(expiresAt), zone, language) })}</p>
        <p role="alert" className={styles['wrong']}>
          {wrong}
        </p>
      </div>
      <div className={styles['buttons']}>
        <Button look="primary" disabled={busy} aria-label={t('organisation.acceptLabel', { name })} onClick={() => void accept()}>
          {t('organisation.accept')}
        </Button>
        <Button disabled={busy} aria-label={t('organisation.declineLabel', { name })} onClick={() => void decline()}>
          {t('organisation.decline')}
        </Button>
      </div>
    </section>
  )
}
