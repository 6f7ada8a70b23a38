import { useTranslation } from 'react-i18next'
import { Dialog } from './booking/Dialog'
import { Button } from './Button'
import styles from './ConfirmDialog.module.css'
import { useSending, type Words } from './useSending'

interface ConfirmDialogProps {
  readonly title: string
  /** What will come of it. */
  readonly hint: string
  /** What the button says that does it. */
  readonly doIt: string
  readonly words?: Words
  readonly onDo: () => Promise<unknown>
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Asks first, where there is no easy way back. */
export function ConfirmDialog({ title, hint, doIt, words, onDo, onDone, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation()
  const { busy, wrong, run } = useSending(words)
  const go = async () => {
    const done = await run(async () => {
      await onDo()
      return true
    })
    if (done) onDone()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{hint}</p>
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
      <div className={styles['buttons']}>
        <Button onClick={onClose}>{t('sending.keep')}</Button>
        <Button className={styles['danger']} disabled={busy} onClick={() => void go()}>
          {doIt}
        </Button>
      </div>
    </Dialog>
  )
}
