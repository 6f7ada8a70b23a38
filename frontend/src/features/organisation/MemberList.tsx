import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { ChangeMemberDocument, type MemberFragment, type OwnOrganisationFragment, RemoveMemberDocument } from '@/gql/organisation'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { initial, shortName } from '@/ui/names'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import styles from './OrganisationsPage.module.css'

interface MemberListProps {
  readonly organisation: OwnOrganisationFragment
  readonly onChanged: () => void
}

/** Who belongs to the organisation; admins change and remove. */
export function MemberList({ organisation, onChanged }: MemberListProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [doomed, setDoomed] = useState<MemberFragment>()
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const { name, canManage, members } = organisation
  const admins = members.filter(({ admin }) => admin).length
  return (
    <div className={styles['part']}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {t('organisation.members')} <span className="figures">{members.length}</span>
      </h3>
      <ul className={styles['members']} aria-labelledby={id}>
        {members.map((member) => (
          <Member key={member.id} member={member} canManage={canManage} isLastAdmin={member.admin && admins === 1} onChanged={onChanged} onRemove={() => setDoomed(member)} />
        ))}
      </ul>
      {doomed && (
        <ConfirmDialog
          title={t('organisation.removeTitle', { name: shortName(doomed.name), organisation: name })}
          hint={t('organisation.removeHint')}
          doIt={t('organisation.removeNow')}
          words={{ CONFLICT: t('organisation.lastAdmin') }}
          onDo={() => client.send(RemoveMemberDocument, { input: { membershipId: doomed.id } })}
          onDone={() => {
            say(t('organisation.removed', { name: shortName(doomed.name) }))
            setDoomed(undefined)
            onChanged()
            heading.current?.focus()
          }}
          onClose={() => setDoomed(undefined)}
        />
      )}
    </div>
  )
}

interface MemberProps {
  readonly member: MemberFragment
  readonly canManage: boolean
  /** There is always one, so this one stays it. */
  readonly isLastAdmin: boolean
  readonly onChanged: () => void
  readonly onRemove: () => void
}

function Member({ member, canManage, isLastAdmin, onChanged, onRemove }: MemberProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { busy, wrong, run } = useSending({ CONFLICT: t('organisation.lastAdmin') })
  const { id: membershipId, phone, me, admin } = member
  const name = shortName(member.name)
  const change = async () => {
    const done = await run(() => client.send(ChangeMemberDocument, { input: { membershipId, admin: !admin } }))
    if (done) onChanged()
  }
  return (
    <li className={styles['member']}>
      <span className={styles['face']} aria-hidden="true">
        {initial(name)}
      </span>
      <div>
        <p className={styles['name']}>
          <b>{name}</b>
          {me && <small>{t('organisation.you')}</small>}
          {admin && <small className={styles['badge']}>{t('organisation.admin')}</small>}
        </p>
        <p className="figures">{phone ?? t('organisation.noPhone')}</p>
        <p role="alert" className={styles['wrong']}>
          {wrong}
        </p>
      </div>
      {canManage && (
        <div className={styles['buttons']}>
          {!isLastAdmin && (
            <Button
              look="quiet"
              disabled={busy}
              aria-label={admin ? t('organisation.dropAdminLabel', { name }) : t('organisation.makeAdminLabel', { name })}
              onClick={() => void change()}
            >
              {admin ? t('organisation.dropAdmin') : t('organisation.makeAdmin')}
            </Button>
          )}
          {!me && (
            <Button look="quiet" aria-label={t('organisation.removeLabel', { name })} onClick={onRemove}>
              {t('organisation.remove')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
