import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useViewer } from '@/api/viewer'
import type { BookSpaceInput } from '@/gql/booking'
import { useNow } from '@/time/clock'
import { dayName, timeRange } from '@/time/format'
import { toDateTime } from '@/time/zone'
import { Button, buttonClass } from '../Button'
import { focusWrong } from '../focusWrong'
import { useLook } from '../look'
import { SignInLink } from '../SignInLink'
import { dotted } from '../words'
import { Anyway } from './Anyway'
import { BlockPart } from './BlockPart'
import { DemoPeople } from './DemoPeople'
import { Dialog } from './Dialog'
import { KeptLine } from './KeptLine'
import { type Wanted, wantedOf } from './model'
import { BEHALF, type Lack, lacks, oneself, partyInput, readers } from './party'
import { PartyFields } from './PartyFields'
import { People, Purpose, Units } from './PeopleAndPurpose'
import { TimeFields } from './TimeFields'
import { useFacts } from './useFacts'
import { useHold } from './useHold'
import { useSettled } from './useSettled'
import { VerdictView } from './VerdictView'
import { isWorthWaiting, WaitFor } from './WaitFor'
import styles from './BookingDialog.module.css'

interface BookingDialogProps {
  readonly wanted: Wanted
  readonly onClose: () => void
  readonly onConfirm: (wanted: Wanted, input: Omit<BookSpaceInput, 'key'>) => void
  readonly onOther: (wanted: Wanted, details: Details) => void
}

/** What a booking says beside its place and time. */
export type Details = Omit<BookSpaceInput, 'key' | 'slot' | 'holdId'>

/** The form of a booking. While it is open the slot is kept, and others see that it is being booked. */
export function BookingDialog({ wanted, onClose, onConfirm, onOther }: BookingDialogProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const { person } = useViewer()
  const facts = useFacts(wanted.spaceId)
  const isPool = facts?.allocation === 'POOL'
  const [times, setTimes] = useState({ start: wanted.start, end: wanted.end })
  const [attendees, setAttendees] = useState(wanted.attendees ?? 1)
  const [units, setUnits] = useState(wanted.units ?? 1)
  const [title, setTitle] = useState('')
  const [party, setParty] = useState(oneself)
  const [lacking, setLacking] = useState<readonly Lack[]>([])
  const settled = useSettled(units)
  const chosen: Wanted = { ...wanted, ...times, ...(isPool && { units: settled }) }
  const { keeping, again, handOver } = useHold(chosen, person !== null)
  const expired = useExpired(keeping.at === 'kept' ? keeping.hold.holdExpiresAt : null)
  const kept = keeping.at === 'kept' && !expired && settled === units

  const details: Details = { attendees, title: title.trim() || null, ...partyInput(party) }
  const form = useRef<HTMLFormElement>(null)
  const isComplete = () => {
    const missing = lacks(party)
    setLacking(missing)
    focusWrong(form.current)
    return missing.length === 0
  }
  const confirm = () => {
    if (keeping.at !== 'kept' || !kept || !isComplete()) return
    handOver()
    onConfirm(chosen, { holdId: keeping.hold.id, ...details })
  }

  return (
    <Dialog title={t('booking.title', { name: wanted.spaceName })} onClose={onClose}>
      <div className={styles['when']}>
        <p>{dotted([wanted.communityName, wanted.floor])}</p>
        <strong>
          <time>
            {dayName(chosen.start, wanted.zone, language)} <span>{timeRange(chosen.start, chosen.end, wanted.zone)}</span>
          </time>
        </strong>
      </div>
      {person === null ? (
        <SignIn onClose={onClose} />
      ) : (
        <form
          ref={form}
          className={styles['fields']}
          onSubmit={(event) => {
            event.preventDefault()
            confirm()
          }}
        >
          <TimeFields wanted={wanted} times={times} units={chosen.units} onChange={setTimes} />
          {isPool && <Units value={units} all={facts.units} onChange={setUnits} />}
          <PartyFields
            communityId={wanted.communityId}
            party={party}
            lacking={lacking}
            onChange={(next) => {
              setParty(next)
              setLacking(lacking.filter((one) => lacks(next).includes(one)))
            }}
          />
          {keeping.at === 'refused' ? (
            <div className={styles['whole']}>
              <VerdictView
                verdict={keeping.verdict}
                title={t('booking.refused')}
                invitation={t('booking.alternatives')}
                onPick={(slot) => isComplete() && onOther(wantedOf(slot, attendees, chosen.units), details)}
              >
                <Anyway
                  communityId={wanted.communityId}
                  refusals={keeping.verdict.refusals}
                  onGiven={(reason) => isComplete() && onOther(chosen, { ...details, override: { reason } })}
                />
                {isWorthWaiting(keeping.verdict.refusals) && party.whom !== BEHALF && (
                  <WaitFor
                    key={[chosen.start, chosen.end, chosen.units, party.whom].join()}
                    wanted={chosen}
                    attendees={attendees}
                    organisationId={details.organisationId}
                    onLeave={onClose}
                  />
                )}
              </VerdictView>
            </div>
          ) : (
            <>
              <People value={attendees} capacity={facts?.capacity ?? null} onChange={setAttendees} />
              <Purpose value={title} hint={t(readers(party))} onChange={setTitle} />
              <div className={styles['whole']}>
                <KeptLine keeping={keeping} expired={expired} onAgain={again} />
              </div>
            </>
          )}
          <div className={`${styles['buttons']} ${styles['whole']}`}>
            {keeping.at !== 'refused' && (
              <Button type="submit" look="primary" disabled={!kept}>
                {t('booking.confirm')}
              </Button>
            )}
            <Button onClick={onClose}>{t('booking.close')}</Button>
            <Link href={seriesFrom(chosen)} onClick={onClose} className={buttonClass('quiet', { className: styles['whole'] })}>
              {t('series.repeat')}
            </Link>
          </div>
        </form>
      )}
      {person && <BlockPart wanted={chosen} onDone={onClose} />}
    </Dialog>
  )
}

/** Where the same is booked again and again. */
function seriesFrom({ spaceId, start, end }: Wanted): string {
  return `/series/new?${new URLSearchParams({ space: spaceId, start: toDateTime(start), end: toDateTime(end) })}`
}

function SignIn({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { demoPeople } = useViewer()
  return (
    <>
      <p>{demoPeople.length > 0 ? t('booking.signIn') : t('booking.signInLater')}</p>
      <DemoPeople />
      {demoPeople.length > 0 ? <SignInLink look="plain">{t('viewer.withPhone')}</SignInLink> : <SignInLink />}
      <Button onClick={onClose}>{t('booking.close')}</Button>
    </>
  )
}

function useExpired(at: string | null): boolean {
  const now = useNow(1000)
  return at !== null && Date.parse(at) <= now
}
