import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useClient } from '@/api/client'
import { useViewer } from '@/api/viewer'
import { EraseMeDocument } from '@/gql/me'
import { Dialog } from '@/ui/booking/Dialog'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import { isTyped } from './rules'
import styles from './AccountPage.module.css'

/** Says what will be gone, and asks for a word to be typed: nobody comes here by a slip. */
export function EraseDialog({ upcoming, onClose }: { upcoming: number; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useClient()
  const { refresh } = useViewer()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const { busy, wrong, run } = useSending()
  const word = t('account.eraseWord')
  const ready = isTyped(typed, word)

  const erase = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready || !(await run(() => client.send(EraseMeDocument, { input: { confirm: 'ERASE' } })))) return
    go('/')
    await refresh()
    say(t('account.erased'))
  }
  return (
    <Dialog title={t('account.eraseTitle')} onClose={onClose}>
      <ul className={styles['losses']}>
        {upcoming > 0 && <li>{t('account.eraseBookings', { count: upcoming })}</li>}
        <li>{t('account.erasePersonal')}</li>
        <li>{t('account.eraseAccess')}</li>
        <li>{t('account.eraseKept')}</li>
      </ul>
      <form className={styles['form']} onSubmit={(event) => void erase(event)}>
        <Field label={t('account.eraseType', { word })} autoCapitalize="off" value={typed} wrong={wrong || undefined} onChange={setTyped} />
        <div className={styles['buttons']}>
          <Button onClick={onClose}>{t('account.eraseNot')}</Button>
          <Button type="submit" className={styles['danger']} disabled={!ready || busy}>
            {t('account.eraseNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
