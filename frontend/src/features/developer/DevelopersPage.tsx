import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '@/api/viewer'
import type { Scope } from '@/gql/developer'
import type { SomeoneFragment } from '@/gql/graphql'
import { Button, buttonClass } from '@/ui/Button'
import { DemoPeople } from '@/ui/booking/DemoPeople'
import { Empty } from '@/ui/Empty'
import { SignInLink } from '@/ui/SignInLink'
import { type Made, NewToken } from './NewToken'
import { SecretNote } from './SecretNote'
import { Starters } from './Starters'
import { TokenList } from './TokenList'
import { useTokens } from './useTokens'
import styles from './DevelopersPage.module.css'

const offers = ['developers.offerRead', 'developers.offerLive', 'developers.offerBook', 'developers.offerSame'] as const

/** What the API offers to everyone, and the tokens of whoever is signed in. */
export function DevelopersPage() {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header className={styles['section']}>
        <h1>{t('developers.title')}</h1>
        <p className={styles['lead']}>{t('developers.lead')}</p>
        <div className={styles['picks']}>
          <a href="/playground" className={buttonClass('primary')}>
            {t('footer.playground')}
          </a>
          <a href="/schema.graphql" className={buttonClass('plain')}>
            {t('footer.schema')}
          </a>
        </div>
      </header>
      {known && (person ? <OwnTokens key={person.id} person={person} /> : <Welcome />)}
      <Starters />
    </main>
  )
}

function OwnTokens({ person }: { person: SomeoneFragment }) {
  const { t } = useTranslation()
  const { list, failed, load } = useTokens(person.id)
  const [made, setMade] = useState<Made>()
  const heading = useRef<HTMLHeadingElement>(null)
  // Where the keyboard goes on when what it was on is gone.
  const back = () => heading.current?.focus()
  const scopes: Scope[] = person.roles.length > 0 ? ['READ', 'BOOK', 'STAFF'] : ['READ', 'BOOK']
  return (
    <section className={styles['section']}>
      <h2 ref={heading} tabIndex={-1}>
        {t('developers.tokens')}
      </h2>
      {failed && (
        <Empty title={t('app.failed')} hint={t('app.failedHint')}>
          <Button onClick={() => void load()}>{t('app.again')}</Button>
        </Empty>
      )}
      {!list && !failed && <p>{t('app.loading')}</p>}
      {list && <TokenList list={list} onRevoked={() => void load().then(back)} />}
      {made ? (
        <SecretNote
          {...made}
          onDone={() => {
            setMade(undefined)
            back()
          }}
        />
      ) : (
        <NewToken
          scopes={scopes}
          onMade={(one) => {
            setMade(one)
            void load()
          }}
        />
      )}
    </section>
  )
}

function Welcome() {
  const { t } = useTranslation()
  const { demoPeople } = useViewer()
  return (
    <>
      <section className={styles['section']}>
        <h2>{t('developers.offer')}</h2>
        <ul className={styles['offers']}>
          {offers.map((offer) => (
            <li key={offer}>{t(offer)}</li>
          ))}
        </ul>
      </section>
      <section className={styles['section']}>
        <h2>{t('developers.tokens')}</h2>
        <p>{demoPeople.length > 0 ? t('developers.signIn') : t('developers.signInLater')}</p>
        <DemoPeople />
        <div className={styles['picks']}>
          <SignInLink look={demoPeople.length > 0 ? 'plain' : 'primary'} />
        </div>
      </section>
    </>
  )
}
