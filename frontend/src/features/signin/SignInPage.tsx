import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, useSearch } from 'wouter'
import { useViewer } from '@/api/viewer'
import type { SignedInFragment } from '@/gql/signin'
import { DemoPeople } from '@/ui/booking/DemoPeople'
import { keep, kept } from '@/ui/kept'
import { Methods } from './Methods'
import { NameForm } from './NameForm'
import { nextOf } from './next'
import styles from './SignInPage.module.css'

/** Who was asked for a name on this device; asking again each time would be nagging. */
const ASKED = 'youkong.nameAsked'

/** Where one says who one is, and goes back to what one wanted. */
export function SignInPage() {
  const { t } = useTranslation()
  const { known, person, demoPeople, refresh } = useViewer()
  const next = nextOf(useSearch())
  const [nameless, setNameless] = useState(false)

  const signedIn = async ({ id, name }: SignedInFragment) => {
    setNameless(name === '' && kept(ASKED) !== id)
    keep(ASKED, id)
    await refresh()
  }

  if (person && !nameless) return <Redirect to={next} replace />
  const demo = demoPeople.length > 0
  return (
    <main id="content" tabIndex={-1} className={styles['page']} data-demo={demo && !nameless}>
      {nameless && <NameForm onDone={() => void refresh().then(() => setNameless(false))} />}
      {!nameless && known && (
        <>
          <h1>{t('signin.title')}</h1>
          {demo && (
            <section className={styles['card']}>
              <h2>{t('signin.demo')}</h2>
              <p>{t('signin.demoHint')}</p>
              <DemoPeople />
            </section>
          )}
          <Methods next={next} onSignedIn={signedIn} />
        </>
      )}
    </main>
  )
}
