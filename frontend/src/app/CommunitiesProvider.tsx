import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { CommunitiesContext, type Community } from '@/api/communities'
import { CommunitiesDocument } from '@/gql/graphql'
import { connection } from '@/live/line'
import { Button } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import styles from './CommunitiesProvider.module.css'

/** Loads the communities before any page, since every page is about them. */
export function CommunitiesProvider({ children }: { children: ReactNode }) {
  const client = useClient()
  const { t } = useTranslation()
  const [communities, setCommunities] = useState<readonly Community[]>()
  const [failed, setFailed] = useState(false)

  const load = useCallback(() => {
    client.send(CommunitiesDocument, {}).then(
      (found) => {
        setFailed(false)
        setCommunities(found.communities)
      },
      () => setFailed(true),
    )
  }, [client])
  useEffect(load, [load])
  // What failed for want of a network is asked again as soon as there is one.
  useEffect(() => connection.watch(() => failed && connection.line === 'live' && load()), [failed, load])

  if (communities) return <CommunitiesContext value={communities}>{children}</CommunitiesContext>
  if (!failed) return <p className={styles['waiting']}>{t('app.loading')}</p>
  return (
    <main id="content" tabIndex={-1} className={styles['lonely']}>
      <Empty whole title={t('app.failed')} hint={t('app.failedHint')}>
        <Button onClick={load}>{t('app.again')}</Button>
      </Empty>
    </main>
  )
}
