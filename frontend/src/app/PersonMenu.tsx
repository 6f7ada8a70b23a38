import { lazy, Suspense, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/api/viewer'
import { restOfTexts } from '@/i18n'
import { Button } from '@/ui/Button'
import { initial, shortName } from '@/ui/names'
import { SignInLink } from '@/ui/SignInLink'
import { PersonIcon } from './icons'
import styles from './PersonMenu.module.css'
import shell from './Shell.module.css'

const PersonPanel = lazy(async () => {
  const [{ PersonPanel: panel }] = await Promise.all([import('./PersonPanel'), restOfTexts()])
  return { default: panel }
})

/** Who one is here: what belongs to them, or how to say who one is. */
export function PersonMenu() {
  const { t } = useTranslation()
  const { known, person, demoPeople } = useViewer()
  const [wanted, setWanted] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const demo = demoPeople.length > 0
  if (!known) return null
  if (!person && !demo) {
    return (
      <SignInLink look="plain">
        <span className={shell['wide']}>{t('viewer.signIn')}</span>
        <span className={`${styles['face']} ${shell['narrow']}`} aria-hidden="true">
          <PersonIcon />
        </span>
      </SignInLink>
    )
  }

  const name = person ? shortName(person.name) || t('viewer.me') : t('viewer.pick')
  return (
    <>
      <Button popoverTarget={id}>
        {demo && <span className={`${styles['badge']} ${shell['wide']}`}>{t('viewer.demo')} </span>}
        <span className={`${styles['name']} ${shell['wide']}`}>{name}</span>
        <span className={`${styles['face']} ${shell['narrow']}`} aria-hidden="true" data-known={person !== null}>
          {(person && initial(person.name)) || <PersonIcon />}
        </span>
      </Button>
      <div ref={panel} id={id} popover="auto" className={styles['panel']} onToggle={() => setWanted(true)}>
        <Suspense>{wanted && <PersonPanel onDone={() => panel.current?.hidePopover()} />}</Suspense>
      </div>
    </>
  )
}
