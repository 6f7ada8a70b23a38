import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { useViewer } from '@/api/viewer'
import { type HolderFactsFragment, RevokeRoleDocument } from '@/gql/people'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { Empty } from '@/ui/Empty'
import { fullDate } from '@/ui/dates'
import { useLook } from '@/ui/look'
import { initial } from '@/ui/names'
import { say } from '@/ui/toast'
import { dotted } from '@/ui/words'
import { GiveRole, type Given } from './GiveRole'
import { PasswordNote } from './PasswordNote'
import { calledBy } from './grant'
import type { Place } from './places'
import { useHolders } from './useHolders'
import styles from './PeoplePage.module.css'

interface HoldersProps {
  readonly place: Place
  readonly onChanged: () => void
}

/** Who holds the role of a place, and how someone gets or loses it. */
export function Holders({ place, onChanged }: HoldersProps) {
  const { t } = useTranslation()
  const { list, failed, load } = useHolders(place)
  const [given, setGiven] = useState<Given>()
  const heading = useRef<HTMLHeadingElement>(null)
  const title = {
    community: t('people.staffOf', { name: place.name }),
    subdistrict: t('people.managersOf', { name: place.name }),
    installation: t('people.operators'),
  }[place.kind]
  const changed = () => {
    onChanged()
    return load()
  }
  // Where the keyboard goes on when what it was on is gone.
  const back = () => heading.current?.focus()
  return (
    <section className={styles['section']}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {failed && (
        <Empty title={t('app.failed')} hint={t('app.failedHint')}>
          <Button onClick={() => void load()}>{t('app.again')}</Button>
        </Empty>
      )}
      {!list && !failed && <p className={styles['waiting']}>{t('app.loading')}</p>}
      {list?.length === 0 && (
        <p className={styles['none']}>
          <b>{t('people.none')}</b> {place.mayGive ? t('people.noneHint') : t('people.noneRead')}
        </p>
      )}
      {list && list.length > 0 && <HolderList list={list} place={place} onRevoked={() => void changed().then(back)} />}
      {given?.password && (
        <PasswordNote
          login={given.login}
          password={given.password}
          onDone={() => {
            setGiven(undefined)
            back()
          }}
        />
      )}
      {place.mayGive && !given?.password && (
        <GiveRole
          place={place}
          onGiven={(one) => {
            setGiven(one)
            void changed()
          }}
        />
      )}
    </section>
  )
}

interface HolderListProps {
  readonly list: readonly HolderFactsFragment[]
  readonly place: Place
  readonly onRevoked: () => void
}

function HolderList({ list, place, onRevoked }: HolderListProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { person } = useViewer()
  const [doomed, setDoomed] = useState<HolderFactsFragment>()
  return (
    <>
      <ul className={styles['holders']}>
        {list.map((holder) => (
          <Holder key={holder.id} holder={holder} place={place} onRevoke={() => setDoomed(holder)} />
        ))}
      </ul>
      {doomed && (
        <ConfirmDialog
          title={t('people.revokeTitle', { name: calledBy(doomed) })}
          hint={doomed.person.id === person?.id ? t('people.revokeMine') : t('people.revokeHint')}
          doIt={t('people.revokeNow')}
          words={{ CONFLICT: t('people.revokeStuck') }}
          onDo={() => client.send(RevokeRoleDocument, { input: { grantId: doomed.id } })}
          onDone={() => {
            say(t('people.revoked', { name: calledBy(doomed) }))
            setDoomed(undefined)
            onRevoked()
          }}
          onClose={() => setDoomed(undefined)}
        />
      )}
    </>
  )
}

function Holder({ holder, place, onRevoke }: { holder: HolderFactsFragment; place: Place; onRevoke: () => void }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const { person } = useViewer()
  const { login, grantedAt } = holder
  const name = calledBy(holder)
  const known = login ?? holder.person.phone ?? t('people.noLogin')
  const since = grantedAt && t('people.since', { date: fullDate(Date.parse(grantedAt), place.zone, language) })
  return (
    <li className={styles['holder']}>
      <span className={styles['face']} aria-hidden="true">
        {holder.name ? initial(name) : '?'}
      </span>
      <div>
        <p className={styles['name']}>
          <b>{name}</b> {holder.person.id === person?.id && <small>{t('people.me')}</small>}
        </p>
        <p className="figures">{dotted([known !== name && known, since])}</p>
      </div>
      {place.mayGive && (
        <Button look="quiet" aria-label={t('people.revokeLabel', { name })} onClick={onRevoke}>
          {t('people.revoke')}
        </Button>
      )}
    </li>
  )
}
