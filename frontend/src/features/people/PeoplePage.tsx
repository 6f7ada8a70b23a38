import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearch } from 'wouter'
import { useClient } from '@/api/client'
import { useViewer } from '@/api/viewer'
import { PlacesDocument } from '@/gql/people'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { SignInLink } from '@/ui/SignInLink'
import { AuditLog } from './AuditLog'
import { Holders } from './Holders'
import { type Place, placesOf } from './places'
import styles from './PeoplePage.module.css'

/** Who looks after what, and what was done: for managers and operators. */
export function PeoplePage() {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  const allowed = person?.roles.some(({ role }) => role === 'MANAGER' || role === 'OPERATOR') ?? false
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('people.title')}</h1>
        <p>{t('people.lead')}</p>
      </header>
      {known && !allowed && <Denied signedIn={person !== null} />}
      {known && allowed && <Places key={person?.id} />}
    </main>
  )
}

function Denied({ signedIn }: { signedIn: boolean }) {
  const { t } = useTranslation()
  return (
    <Empty title={t('people.denied')} hint={t('people.deniedHint')}>
      {signedIn ? (
        <Link href="/" className={buttonClass('primary')}>
          {t('app.toHome')}
        </Link>
      ) : (
        <SignInLink />
      )}
    </Empty>
  )
}

function Places() {
  const { t } = useTranslation()
  const { places, failed, load } = usePlaces()
  // What is given and taken above stands in the log below at once.
  const [changes, setChanges] = useState(0)
  const asked = new URLSearchParams(useSearch()).get('at')
  if (failed && !places) {
    return (
      <Empty title={t('app.failed')} hint={t('app.failedHint')}>
        <Button onClick={load}>{t('app.again')}</Button>
      </Empty>
    )
  }
  if (!places) return <p className={styles['waiting']}>{t('app.loading')}</p>
  const place = places.find(({ key }) => key === asked) ?? places[0]
  if (!place) return <Denied signedIn />
  return (
    <>
      <nav aria-label={t('people.where')} className={styles['places']}>
        {places.map((one) => (
          <PlaceLink key={one.key} place={one} here={one.key === place.key}>
            {one.kind === 'installation' ? t('people.installation') : one.name}
          </PlaceLink>
        ))}
      </nav>
      <Holders key={place.key} place={place} onChanged={() => setChanges(changes + 1)} />
      {place.kind !== 'subdistrict' && <AuditLog key={`${place.key} audit`} place={place} changes={changes} />}
    </>
  )
}

function PlaceLink({ place, here, children }: { place: Place; here: boolean; children: ReactNode }) {
  return (
    <Link href={`/people?at=${place.key}`} replace className={buttonClass('plain', { pressed: here })} {...(here && { 'aria-current': 'page' as const })}>
      {children}
    </Link>
  )
}

function usePlaces() {
  const client = useClient()
  const [places, setPlaces] = useState<readonly Place[]>()
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    client.send(PlacesDocument, {}).then(
      (found) => {
        setFailed(false)
        setPlaces(placesOf(found))
      },
      () => setFailed(true),
    )
  }, [client])
  useEffect(load, [load])
  return { places, failed, load }
}
