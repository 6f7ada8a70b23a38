import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useViewer } from '@/api/viewer'
import type { SomeoneFragment } from '@/gql/graphql'
import { DemoPeople } from '@/ui/booking/DemoPeople'
import { Button } from '@/ui/Button'
import { SignInLink } from '@/ui/SignInLink'
import styles from './PersonPanel.module.css'

/** What opens behind one's name: the ways to one's own pages and out; in demo mode, whom to try the system as. */
export function PersonPanel({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const { person, demoPeople } = useViewer()
  return (
    <>
      {person && <Own person={person} onDone={onDone} />}
      {demoPeople.length > 0 && (
        <>
          <p className={styles['demo']}>{t('viewer.pickHint')}</p>
          <DemoPeople onPicked={onDone} />
        </>
      )}
      {!person && (
        <SignInLink look="quiet" wide onClick={onDone}>
          {t('viewer.withPhone')}
        </SignInLink>
      )}
    </>
  )
}

function Own({ person, onDone }: { person: SomeoneFragment; onDone: () => void }) {
  const { t } = useTranslation()
  const { leave } = useViewer()
  return (
    <div className={styles['own']}>
      <strong>{person.name || t('viewer.me')}</strong>
      <Link href="/me" onClick={onDone}>
        {t('nav.me')}
      </Link>
      <Link href="/organisations" onClick={onDone}>
        {t('organisation.title')}
      </Link>
      {person.roles.some(({ role }) => role === 'MANAGER' || role === 'OPERATOR') && (
        <Link href="/people" onClick={onDone}>
          {t('people.title')}
        </Link>
      )}
      <Link href="/account" onClick={onDone}>
        {t('viewer.account')}
      </Link>
      <Button
        look="quiet"
        onClick={() => {
          onDone()
          void leave()
        }}
      >
        {t('viewer.leave')}
      </Button>
    </div>
  )
}
