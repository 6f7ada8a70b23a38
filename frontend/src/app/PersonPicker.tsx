import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/api/viewer'
import { Button } from '@/ui/Button'
import { DemoPeople } from '@/ui/booking/DemoPeople'
import { initial, shortName } from '@/ui/names'
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
      <Button popoverTarget={id}>
        <span className={`${styles['badge']} ${shell['wide']}`}>{t('viewer.demo')} </span>
        <span className={`${styles['name']} ${shell['wide']}`}>{person ? shortName(person.name) : t('viewer.pick')}</span>
        <span className={`${styles['face']} ${shell['narrow']}`} aria-hidden="true" data-known={person !== null}>
          {person ? initial(person.name) : <PersonIcon />}
        </span>
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
