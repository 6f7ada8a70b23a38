import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, useSearch } from 'wouter'
import { useViewer } from '@/api/viewer'
import { DemoPeople } from '@/ui/booking/DemoPeople'
import { keep, kept } from '@/ui/kept'
import { Methods } from './Methods'
import { NameForm } from './NameForm'
import { nextOf } from './next'
import styles from './SignInPage.module.css'

/** Who was asked for a name on this device; asking again each time would be nagging. */
const ASKED = 'youkong.nameAsked'

/** Where to go after signing in elsewhere: a provider sends people back to this page and knows nothing more. */
const AWAY = 'youkong.next'

/** Where one says who one is, and goes back to what one wanted. */
export function SignInPage() {
  const { t } = useTranslation()
  const { known, person, demoPeople, refresh } = useViewer()
  const search = useSearch()
  const [next] = useState(() => nextOf(search || String(kept(AWAY))))
  useEffect(() => keep(AWAY, null), [])
  const [asked, setAsked] = useState(() => kept(ASKED))

  const nameless = person?.name === '' && asked !== person.id
  if (person && !nameless) return <Redirect to={next} replace />
  const named = async () => {
    keep(ASKED, person?.id)
    await refresh()
    setAsked(person?.id)
  }
  const demo = demoPeople.length > 0
  return (
    <main id="content" tabIndex={-1} className={styles['page']} data-demo={demo && !nameless}>
      {nameless && <NameForm onDone={() => void named()} />}
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
          <Methods onSignedIn={refresh} onLeave={() => keep(AWAY, `next=${encodeURIComponent(next)}`)} />
        </>
      )}
    </main>
  )
}
