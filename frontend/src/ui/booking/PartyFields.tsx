import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { isStaffOf, useViewer } from '@/api/viewer'
import { OwnOrganisationsDocument, type OwnOrganisationsQuery } from '@/gql/booking'
import { Field } from '../Field'
import { Picks } from '../Picks'
import { BEHALF, type Lack, type Party, SELF } from './party'
import styles from './BookingDialog.module.css'

interface PartyFieldsProps {
  readonly communityId: string
  readonly party: Party
  readonly lacking: readonly Lack[]
  readonly onChange: (party: Party) => void
}

/** For whom the booking is; asked only of those who have a choice. */
export function PartyFields({ communityId, party, lacking, onChange }: PartyFieldsProps) {
  const { t } = useTranslation()
  const { person } = useViewer()
  const organisations = useOwnOrganisations().map(({ id, name }) => ({ value: id, label: name }))
  const behalf = isStaffOf(person, communityId) ? [{ value: BEHALF, label: t('booking.behalf') }] : []
  if (organisations.length + behalf.length === 0) return null
  return (
    <div className={`${styles['party']} ${styles['whole']}`}>
      <Picks
        legend={t('booking.whom')}
        options={[{ value: SELF, label: t('booking.self') }, ...organisations, ...behalf]}
        value={party.whom}
        onChange={(whom) => onChange({ ...party, whom })}
      />
      {party.whom === BEHALF && (
        <div className={styles['behalf']}>
          <Field
            label={t('booking.behalfName')}
            maxLength={40}
            value={party.name}
            wrong={lacking.includes('name') ? t('booking.behalfNoName') : undefined}
            onChange={(name) => onChange({ ...party, name })}
          />
          <Field
            label={t('booking.behalfPhone')}
            type="tel"
            maxLength={30}
            value={party.phone}
            wrong={lacking.includes('phone') ? t('sending.badNumber') : undefined}
            onChange={(phone) => onChange({ ...party, phone })}
          />
          <p className={styles['hint']}>{t('booking.behalfHint')}</p>
        </div>
      )}
    </div>
  )
}

type Organisations = NonNullable<OwnOrganisationsQuery['me']>['organisations']

/** Without an answer one books for oneself, as nearly everyone does. */
function useOwnOrganisations(): Organisations {
  const client = useClient()
  const { person } = useViewer()
  const [found, setFound] = useState<Organisations>([])
  const id = person?.id
  useEffect(() => {
    if (!id) return
    let stale = false
    client.send(OwnOrganisationsDocument, {}).then(
      ({ me }) => stale || setFound(me?.organisations ?? []),
      () => {},
    )
    return () => {
      stale = true
    }
  }, [client, id])
  return found
}
