import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { ServerTimeDocument } from '@/gql/waitlist'
import { hearServerTime, useNow } from '@/time/clock'

/** For how much longer an offer stands, to the second; a screen reader hears it when it is read, and not each second. */
export function TimeLeft({ until, communityId }: { until: number; communityId: string }) {
  const { t } = useTranslation()
  const client = useClient()
  // Nothing else on this page tells the server's time, and this device's clock may be wrong by more than the offer lasts.
  useEffect(() => {
    client.send(ServerTimeDocument, { communityIds: [communityId] }).then(
      ({ availability }) => availability[0] && hearServerTime(availability[0].asOf),
      () => {},
    )
  }, [client, communityId])
  const seconds = Math.max(0, Math.ceil((until - useNow(1000)) / 1000))
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span className="figures" aria-live="off">
      {t('waitlist.timeLeft', { time })}
    </span>
  )
}
