import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import example from './example.json?url'
import { fetchHere } from './useCheck'
import styles from './VerifyPage.module.css'

interface ChooserProps {
  /** Whether one was chosen already, so that this is about another. */
  readonly again: boolean
  readonly onChosen: (load: () => Promise<ArrayBuffer>) => void
}

/** Where a transcript is picked or dropped; it stays on this device. */
export function Chooser({ again, onChosen }: ChooserProps) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const choose = (file: File | undefined) => file && onChosen(() => file.arrayBuffer())
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    choose(event.dataTransfer.files[0])
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div className={styles['drop']} data-over={over} data-again={again} onDragOver={drag} onDragLeave={() => setOver(false)} onDrop={drop}>
      <p>{t('draw.drop')}</p>
      <div className={styles['buttons']}>
        <Button look={again ? 'plain' : 'primary'} onClick={() => field.current?.click()}>
          {t(again ? 'draw.pickAnother' : 'draw.pick')}
        </Button>
        <Button look="quiet" onClick={() => onChosen(() => fetchHere(example))}>
          {t('draw.example')}
        </Button>
      </div>
      <p className={styles['soft']}>{t('draw.stays')}</p>
      <input
        ref={field}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('draw.pick')}
        onChange={({ target }) => {
          choose(target.files?.[0])
          // The same file may be chosen again after it was mended.
          target.value = ''
        }}
      />
    </div>
  )
}
