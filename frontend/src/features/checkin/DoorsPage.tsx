import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import encode from 'qr'
import { useClient } from '@/api/client'
import type { Community } from '@/api/communities'
import { isStaffOf, useViewer } from '@/api/viewer'
import { DoorsDocument, type DoorsQuery, RenewDoorCodeDocument } from '@/gql/checkin'
import { Button, buttonClass } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { Empty } from '@/ui/Empty'
import { SignInLink } from '@/ui/SignInLink'
import { dotted } from '@/ui/words'
import styles from './CheckIn.module.css'

type Door = NonNullable<DoorsQuery['community']>['spaces'][number]

/** The signs for the doors of a centre, to be printed by its staff. */
export function DoorsPage({ community }: { community: Community }) {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  const staff = isStaffOf(person, community.id)
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <Link href={`/board/${community.slug}`}>{t('inbox.back')}</Link>
      <h1>{t('checkin.signs', { name: community.name })}</h1>
      {known && !staff && (
        <Empty title={t('inbox.denied')} hint={t('inbox.deniedHint')}>
          {person ? (
            <Link href="/" className={buttonClass('primary')}>
              {t('app.toHome')}
            </Link>
          ) : (
            <SignInLink />
          )}
        </Empty>
      )}
      {staff && <Doors community={community} />}
    </main>
  )
}

function Doors({ community }: { community: Community }) {
  const { t } = useTranslation()
  const client = useClient()
  const [doors, setDoors] = useState<readonly Door[]>()
  const load = useCallback(
    () => client.send(DoorsDocument, { slug: community.slug }).then(({ community: found }) => setDoors(found?.spaces.filter(({ policy }) => policy !== null) ?? [])),
    [client, community.slug],
  )
  useEffect(() => {
    load().catch(() => setDoors([]))
  }, [load])
  if (!doors) return <p>{t('app.loading')}</p>
  // Where people have to check in stands first.
  const ordered = doors.toSorted((a, b) => Number(b.policy?.checkIn ?? false) - Number(a.policy?.checkIn ?? false))
  return (
    <>
      <p className={styles['soft']}>{t('checkin.signsHint')}</p>
      <Button className={styles['print']} onClick={() => window.print()}>
        {t('checkin.print')}
      </Button>
      <ul className={styles['signs']}>
        {ordered.map((door) => (
          <Sign key={door.id} door={door} place={community.name} onRenewed={load} />
        ))}
      </ul>
    </>
  )
}

function Sign({ door, place, onRenewed }: { door: Door; place: string; onRenewed: () => Promise<void> }) {
  const { t } = useTranslation()
  const client = useClient()
  const [asking, setAsking] = useState(false)
  const { id, name, floor, doorCode, policy } = door
  const renew = () => client.send(RenewDoorCodeDocument, { input: { spaceId: id } })
  return (
    <li className={styles['sign']} data-blank={doorCode === null}>
      <h2>{name}</h2>
      <p>{dotted([place, floor, policy?.checkIn && t('checkin.needed')])}</p>
      {doorCode && (
        <>
          <Code link={`${window.location.origin}/checkin?${new URLSearchParams({ space: id, code: doorCode })}`} label={t('checkin.qr', { name })} />
          <p className={styles['code']}>{`${doorCode.slice(0, 4)}-${doorCode.slice(4)}`}</p>
          <p>{t('checkin.scan')}</p>
        </>
      )}
      <Button className={styles['print']} aria-label={t(doorCode ? 'checkin.renewLabel' : 'checkin.firstLabel', { name })} onClick={() => (doorCode ? setAsking(true) : void renew().then(onRenewed))}>
        {doorCode ? t('checkin.renew') : t('checkin.first')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('checkin.renewTitle', { name })}
          hint={t('checkin.renewHint')}
          doIt={t('checkin.renew')}
          onDo={renew}
          onDone={() => {
            setAsking(false)
            void onRenewed()
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  )
}

/** A QR as one path: dark squares on white in either look, since cameras want them so. */
function Code({ link, label }: { link: string; label: string }) {
  const rows = encode(link, 'raw')
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg className={styles['qr']} viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${rows.length}v${rows.length}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
