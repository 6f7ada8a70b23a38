import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { type OwnTokenFragment, RevokeTokenDocument } from '@/gql/developer'
import { Dialog } from '@/ui/booking/Dialog'
import { Button } from '@/ui/Button'
import { say } from '@/ui/toast'
import styles from './DevelopersPage.module.css'

interface RevokeDialogProps {
  readonly token: OwnTokenFragment
  readonly onClose: () => void
  readonly onRevoked: () => void
}

/** Asks first, since there is no way back. */
export function RevokeDialog({ token, onClose, onRevoked }: RevokeDialogProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking')
  const revoke = () => {
    setState('busy')
    client.send(RevokeTokenDocument, { input: { tokenId: token.id } }).then(
      () => {
        say(t('developers.revoked', { name: token.name }))
        onRevoked()
      },
      () => setState('failed'),
    )
  }
  return (
    <Dialog title={t('developers.revokeTitle', { name: token.name })} onClose={onClose}>
      <p>{t('developers.revokeHint')}</p>
      <p role="alert" className={styles['wrong']}>
        {state === 'failed' && t('developers.failed')}
      </p>
      <div className={styles['buttons']}>
        <Button onClick={onClose}>{t('developers.keep')}</Button>
        <Button className={styles['danger']} disabled={state === 'busy'} onClick={revoke}>
          {t('developers.revokeNow')}
        </Button>
      </div>
    </Dialog>
  )
}
