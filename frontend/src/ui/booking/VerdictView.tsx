import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfferedFragment } from '@/gql/booking'
import { localDay } from '@/time/zone'
import { serverNow } from '@/time/clock'
import { dayName, timeRange } from '@/time/format'
import { useLook } from '../look'
import type { Verdict } from './model'
import styles from './VerdictView.module.css'

const relations = {
  SAME_SPACE: 'booking.sameSpace',
  SAME_COMMUNITY: 'booking.sameCommunity',
} as const

interface VerdictViewProps {
  readonly verdict: Verdict
  readonly title: string
  readonly invitation: string
  readonly onPick: (slot: OfferedFragment) => void
  /** What can be done about it beside choosing something else. */
  readonly children?: ReactNode
}

/** Every reason as a sentence, and what else would work as buttons. */
export function VerdictView({ verdict, title, invitation, onPick, children }: VerdictViewProps) {
  const { t } = useTranslation()
  const { refusals, alternatives } = verdict
  return (
    <div className={styles['verdict']}>
      <div className={styles['reasons']} role="alert">
        <strong>{title}</strong>
        {refusals.map(({ rule, message }) => (
          <p key={message} data-rule={rule}>
            {message}
          </p>
        ))}
      </div>
      {children}
      {alternatives.length === 0 ? (
        <p>{t('booking.noAlternatives')}</p>
      ) : (
        <section>
          <h3>{invitation}</h3>
          <ul className={styles['slots']}>
            {alternatives.map((slot) => (
              <li key={slot.space.id + slot.start}>
                <SlotButton slot={slot} onPick={onPick} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function SlotButton({ slot, onPick }: { slot: OfferedFragment; onPick: (slot: OfferedFragment) => void }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const { space, start, end, relation } = slot
  const zone = space.community.timeZone
  const [from, to] = [Date.parse(start), Date.parse(end)]
  const otherDay = localDay(from, zone) !== localDay(serverNow(), zone)
  const range = `${otherDay ? `${dayName(from, zone, language)} ` : ''}${timeRange(from, to, zone)}`
  const near = relation === 'SISTER_COMMUNITY' ? space.community.name : t(relations[relation])
  return (
    <button type="button" className={styles['slot']} onClick={() => onPick(slot)} aria-label={`${range} ${space.name} ${near}`}>
      <time>{range}</time> <span>{space.name}</span>{' '}
      <small>{near}</small>
    </button>
  )
}
