import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { type OpenInvitationFragment, WithdrawInvitationDocument } from '@/gql/organisation'
import { dayName } from '@/time/format'
import { Button } from '@/ui/Button'
import { useLook } from '@/ui/look'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import { useZone } from './useZone'
import styles from './OrganisationsPage.module.css'

interface OpenInvitationsProps {
  readonly invitations: readonly OpenInvitationFragment[]
  readonly onChanged: () => void
}

/** Who has been invited and has not answered. */
export function OpenInvitations({ invitations, onChanged }: OpenInvitationsProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const client = useClient()
  const zone = useZone()
  const id = useId()
  const { busy, wrong, run } = useSending()
  const withdraw = async (invitationId: string) => {
    const done = await run(() => client.send(WithdrawInvitationDocument, { input: { invitationId } }))
    if (!done) return
    say(t('organisation.withdrawn'))
    onChanged()
  }
  return (
    <div className={styles['part']}>
      <h3 id={id}>{t('organisation.open')}</h3>
      <ul className={styles['members']} aria-labelledby={id}>
        {invitations.map(({ id: invitationId, phone, expiresAt }) => (
          <li key={invitationId} className={styles['member']}>
            <span className={styles['face']} data-open="true" aria-hidden="true">
              ?
            </span>
            <div>
              <p className={`${styles['name']} figures`}>{phone}</p>
              <p>{t('organisation.openUntil', { date: dayName(Date.parse(expiresAt), zone, language) })}</p>
            </div>
            <div className={styles['buttons']}>
              <Button look="quiet" disabled={busy} aria-label={t('organisation.withdrawLabel', { phone })} onClick={() => void withdraw(invitationId)}>
                {t('organisation.withdraw')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
    </div>
  )
}
