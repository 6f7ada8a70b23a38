import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { useCommunities } from '@/api/communities'
import { useViewer } from '@/api/viewer'
import { MyTrustDocument, type MyTrustQuery } from '@/gql/checkin'
import { dayName } from '@/time/format'
import { useLook } from '@/ui/look'
import styles from './CheckIn.module.css'

/** Says so when one cannot book for a time, or is near to it; nothing otherwise. */
export function Suspended() {
  const { t } = useTranslation()
  const { language } = useLook()
  const trust = useTrust()
  const zone = useCommunities()[0]?.timeZone ?? 'UTC'
  if (!trust) return null
  if (trust.suspendedUntil) {
    const until = dayName(Date.parse(trust.suspendedUntil), zone, language)
    return (
      <p role="status" className={styles['notice']}>
        {t('checkin.suspended', { until })}
      </p>
    )
  }
  if (trust.noShows === 0) return null
  return <p className={styles['soft']}>{t('checkin.missed', { count: trust.noShows })}</p>
}

function useTrust() {
  const client = useClient()
  const { person } = useViewer()
  const [trust, setTrust] = useState<MyTrustQuery['me']>()
  useEffect(() => {
    let over = false
    if (person) void client.send(MyTrustDocument, {}).then(({ me }) => !over && setTrust(me), () => {})
    return () => {
      over = true
    }
  }, [client, person])
  return trust
}
