import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { type OwnOrganisationFragment, RemoveMemberDocument } from '@/gql/organisation'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { LineStatus } from '@/ui/LineStatus'
import { say } from '@/ui/toast'
import { Bookings } from './Bookings'
import { InviteForm } from './InviteForm'
import { MemberList } from './MemberList'
import { OpenInvitations } from './OpenInvitations'
import styles from './OrganisationsPage.module.css'

interface OrganisationSectionProps {
  readonly organisation: OwnOrganisationFragment
  readonly onChanged: () => void
  readonly onLeft: () => void
}

/** One organisation: what it has booked, who belongs to it, and who may join. */
export function OrganisationSection({ organisation, onChanged, onLeft }: OrganisationSectionProps) {
  const id = useId()
  const { name, canManage, members, invitations } = organisation
  return (
    <section className={styles['organisation']} aria-labelledby={id}>
      <header>
        <h2 id={id}>{name}</h2>
        <LineStatus />
      </header>
      <Bookings organisationId={organisation.id} />
      <MemberList organisation={organisation} onChanged={onChanged} />
      {canManage && (
        <>
          {invitations.length > 0 && <OpenInvitations invitations={invitations} onChanged={onChanged} />}
          <InviteForm organisationId={organisation.id} onInvited={onChanged} />
        </>
      )}
      <Leave name={name} membershipId={members.find(({ me }) => me)?.id} onLeft={onLeft} />
    </section>
  )
}

interface LeaveProps {
  readonly name: string
  readonly membershipId: string | undefined
  readonly onLeft: () => void
}

function Leave({ name, membershipId, onLeft }: LeaveProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [asking, setAsking] = useState(false)
  if (!membershipId) return null
  return (
    <div className={styles['leave']}>
      <Button look="quiet" aria-label={t('organisation.leaveLabel', { name })} onClick={() => setAsking(true)}>
        {t('organisation.leave')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('organisation.leaveTitle', { name })}
          hint={t('organisation.leaveHint')}
          doIt={t('organisation.leaveNow')}
          words={{ CONFLICT: t('organisation.lastAdmin') }}
          onDo={() => client.send(RemoveMemberDocument, { input: { membershipId } })}
          onDone={() => {
            say(t('organisation.left', { name }))
            setAsking(false)
            onLeft()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}
