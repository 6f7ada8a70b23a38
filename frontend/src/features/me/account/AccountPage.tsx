import { useTranslation } from 'react-i18next'
import { useViewer } from '@/api/viewer'
import { useMyBookings } from '@/live/hooks'
import { stands } from '@/ui/stands'
import { Button } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { LineStatus } from '@/ui/LineStatus'
import { SignInLink } from '@/ui/SignInLink'
import { Children } from './Children'
import { MyData } from './MyData'
import { Password } from './Password'
import { Profile } from './Profile'
import { Sessions } from './Sessions'
import { useAccount } from './useAccount'
import styles from './AccountPage.module.css'

/** What is kept of a person, all of it theirs to see, change and take back. */
export function AccountPage() {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('account.title')}</h1>
        {person && <LineStatus />}
      </header>
      {known && !person && (
        <Empty title={t('account.signedOut')} hint={t('account.signedOutHint')}>
          <SignInLink />
        </Empty>
      )}
      {person && <Parts key={person.id} personId={person.id} />}
    </main>
  )
}

function Parts({ personId }: { personId: string }) {
  const { t } = useTranslation()
  const { account, failed, load } = useAccount(personId)
  // Followed for the number of bookings that erasing would cancel, and so that a session ended elsewhere ends here at once.
  const bookings = useMyBookings(personId)
  if (failed && !account) {
    return (
      <Empty title={t('app.failed')} hint={t('app.failedHint')}>
        <Button onClick={() => void load()}>{t('app.again')}</Button>
      </Empty>
    )
  }
  if (!account) return <p className={styles['soft']}>{t('app.loading')}</p>
  const { person, sessions, children } = account
  return (
    <>
      <Profile person={person} onChanged={load} />
      <Sessions sessions={sessions} onChanged={load} />
      {person.login !== null && <Password login={person.login} onChanged={load} />}
      <Children list={children} onChanged={load} />
      <MyData upcoming={bookings?.filter(stands).length ?? 0} />
    </>
  )
}
