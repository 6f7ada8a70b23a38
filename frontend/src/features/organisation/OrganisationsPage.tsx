import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useViewer } from '@/api/viewer'
import { connection } from '@/live/line'
import { Button } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { SignInLink } from '@/ui/SignInLink'
import { FoundForm } from './FoundForm'
import { Invited } from './Invited'
import { OrganisationSection } from './OrganisationSection'
import { useOrganisations } from './useOrganisations'
import styles from './OrganisationsPage.module.css'

/** The organisations that one belongs to, those that invite one, and a way to found another. */
export function OrganisationsPage() {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('organisation.title')}</h1>
        <p>{t('organisation.lead')}</p>
        <Link href="/me">{t('organisation.back')}</Link>
      </header>
      {known && !person && (
        <Empty title={t('organisation.signIn')} hint={t('organisation.signInHint')}>
          <SignInLink />
        </Empty>
      )}
      {person && <Mine key={person.id} personId={person.id} />}
    </main>
  )
}

function Mine({ personId }: { personId: string }) {
  const { t } = useTranslation()
  const { mine, failed, load } = useOrganisations(personId)
  const heading = useRef<HTMLDivElement>(null)
  // The socket knows the organisations of the moment at which it was opened.
  const joined = () => {
    connection.restart()
    void load()
  }
  if (!mine) return failed ? <Failed onAgain={() => void load()} /> : <p className={styles['waiting']}>{t('app.loading')}</p>
  return (
    // Where the keyboard goes on when what it was on is gone.
    <div ref={heading} tabIndex={-1} className={styles['mine']}>
      {mine.invitations.map((invitation) => (
        <Invited
          key={invitation.id}
          invitation={invitation}
          onAnswered={() => {
            heading.current?.focus()
            joined()
          }}
        />
      ))}
      {mine.organisations.map((organisation) => (
        <OrganisationSection
          key={organisation.id}
          organisation={organisation}
          onChanged={() => void load()}
          onLeft={() => {
            heading.current?.focus()
            joined()
          }}
        />
      ))}
      <Found none={mine.organisations.length === 0} onFounded={joined} />
    </div>
  )
}

function Found({ none, onFounded }: { none: boolean; onFounded: () => void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const founded = () => {
    setOpen(false)
    onFounded()
  }
  if (none) {
    return (
      <Empty title={t('organisation.empty')} hint={t('organisation.emptyHint')}>
        <FoundForm onFounded={founded} />
      </Empty>
    )
  }
  if (open) return <FoundForm framed onFounded={founded} />
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t('organisation.foundAnother')}</Button>
    </div>
  )
}

function Failed({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation()
  return (
    <Empty title={t('app.failed')} hint={t('app.failedHint')}>
      <Button onClick={onAgain}>{t('app.again')}</Button>
    </Empty>
  )
}
