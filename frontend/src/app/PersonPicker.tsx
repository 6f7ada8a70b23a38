import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/api/viewer'
import { Button } from '@/ui/Button'
import { DemoPeople } from '@/ui/booking/DemoPeople'
import { PersonIcon } from './icons'
import styles from './PersonPicker.module.css'
import shell from './Shell.module.css'

/** Whom to try the system as; exists in demo mode only. */
export function PersonPicker() {
  const { t } = useTranslation()
  const { person, demoPeople, leave } = useViewer()
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  if (demoPeople.length === 0) return null

  const close = () => panel.current?.hidePopover()
  return (
    <>
      <Button popoverTarget={id} aria-label={person ? t('viewer.acting', { name: person.name }) : `${t('viewer.demo')} ${t('viewer.pick')}`}>
        <span className={`${styles['badge']} ${shell['wide']}`}>{t('viewer.demo')}</span>
        <span className={shell['narrow']}>
          <PersonIcon />
        </span>
        <span className={`${styles['name']} ${person ? '' : shell['wide']}`}>{person?.name ?? t('viewer.pick')}</span>
      </Button>
      <div ref={panel} id={id} popover="auto" className={styles['panel']}>
        <p>
          <span className={styles['badge']}>{t('viewer.demo')}</span> {t('viewer.pickHint')}
        </p>
        <DemoPeople onPicked={close} />
        {person && (
          <Button
            look="quiet"
            wide
            onClick={() => {
              close()
              void leave()
            }}
          >
            {t('viewer.leave')}
          </Button>
        )}
      </div>
    </>
  )
}
