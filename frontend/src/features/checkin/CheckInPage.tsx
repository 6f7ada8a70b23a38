import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearch } from 'wouter'
import { useClient } from '@/api/client'
import { useViewer } from '@/api/viewer'
import { CheckInAtDocument, type DoorQuery, DoorDocument } from '@/gql/checkin'
import { timeRange } from '@/time/format'
import { Button, buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { SignInLink } from '@/ui/SignInLink'
import { Told, useSending } from '@/ui/useSending'
import { dotted } from '@/ui/words'
import { CodeForm } from './CodeForm'
import styles from './CheckIn.module.css'

/** Where the QR at a door leads: one tap checks in to one's own booking there. */
export function CheckInPage() {
  const { t } = useTranslation()
  const { known, person } = useViewer()
  const asked = new URLSearchParams(useSearch())
  const [spaceId, code] = [asked.get('space') ?? '', asked.get('code') ?? '']
  const space = useDoor(spaceId)
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <h1>{t('checkin.do')}</h1>
      {space === null && (
        <Empty title={t('checkin.noDoor')} hint={t('checkin.noDoorHint')}>
          <Link href="/me" className={buttonClass('primary')}>
            {t('me.title')}
          </Link>
        </Empty>
      )}
      {space && <p className={styles['place']}>{dotted([space.name, space.community.name, space.floor])}</p>}
      {space && known && !person && (
        <>
          <p>{t('checkin.signIn')}</p>
          <SignInLink />
        </>
      )}
      {space && person && <AtDoor key={space.id} space={space} code={code} />}
    </main>
  )
}

type Door = NonNullable<DoorQuery['space']>

function AtDoor({ space, code }: { space: Door; code: string }) {
  const { t } = useTranslation()
  const client = useClient()
  const { busy, wrong, run } = useSending()
  const [range, setRange] = useState<string>()
  const send = async (doorCode: string) => {
    const booking = await run(async () => {
      const answer = (await client.send(CheckInAtDocument, { input: { spaceId: space.id, doorCode } })).checkInAt
      if (!answer.booking) throw new Told(answer.refusals.map(({ message }) => message).join(' '))
      return answer.booking
    })
    if (booking) setRange(timeRange(Date.parse(booking.start), Date.parse(booking.end), space.community.timeZone))
  }
  if (range) {
    return (
      <>
        <p role="status" className={styles['done']}>
          {t('checkin.welcome', { range })}
        </p>
        <Link href="/me" className={buttonClass('plain')}>
          {t('me.title')}
        </Link>
      </>
    )
  }
  if (!code) return <CodeForm busy={busy} wrong={wrong} onCode={(typed) => void send(typed)} />
  return (
    <>
      <Button look="primary" wide disabled={busy} onClick={() => void send(code)}>
        {t('checkin.do')}
      </Button>
      <p role="alert" className={styles['wrong']}>
        {wrong}
      </p>
    </>
  )
}

/** The space at the door: undefined while it is read, null where there is none. */
function useDoor(id: string): Door | null | undefined {
  const client = useClient()
  const [door, setDoor] = useState<Door | null>()
  useEffect(() => {
    let over = false
    const set = (next: Door | null) => !over && setDoor(next)
    if (id) client.send(DoorDocument, { id }).then(({ space }) => set(space), () => set(null))
    else set(null)
    return () => {
      over = true
    }
  }, [client, id])
  return door
}
