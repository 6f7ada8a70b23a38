import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { ExportMyDataDocument } from '@/gql/me'
import { serverNow } from '@/time/clock'
import { localDay } from '@/time/zone'
import { Button } from '@/ui/Button'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import { download } from './download'
import { EraseDialog } from './EraseDialog'
import { Part } from './Part'
import styles from './AccountPage.module.css'

/** Taking one's data along, and leaving nothing behind. */
export function MyData({ upcoming }: { upcoming: number }) {
  const { t } = useTranslation()
  const client = useClient()
  const [erasing, setErasing] = useState(false)
  const { busy, wrong, run } = useSending()
  const take = async () => {
    const answer = await run(() => client.send(ExportMyDataDocument, {}))
    if (!answer) return
    download(`youkong-${localDay(serverNow(), 'Asia/Shanghai')}.json`, answer.exportMyData.data)
    say(t('account.exported'))
  }
  return (
    <Part title={t('account.data')} hint={t('account.dataHint')}>
      <div className={styles['choice']}>
        <p>{t('account.exportHint')}</p>
        <Button disabled={busy} onClick={() => void take()}>
          {t('account.export')}
        </Button>
      </div>
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
      <div className={styles['choice']}>
        <p>{t('account.eraseHint')}</p>
        <Button className={styles['danger']} onClick={() => setErasing(true)}>
          {t('account.erase')}
        </Button>
      </div>
      {erasing && <EraseDialog upcoming={upcoming} onClose={() => setErasing(false)} />}
    </Part>
  )
}
