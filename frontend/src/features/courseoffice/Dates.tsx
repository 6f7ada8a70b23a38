import { useTranslation } from 'react-i18next'
import type { SpaceFacts } from '@/api/communities'
import type { OutcomeFragment } from '@/gql/courseoffice'
import { dayName } from '@/time/format'
import { Button } from '@/ui/Button'
import { useLook } from '@/ui/look'
import { dotted } from '@/ui/words'
import { momentOf } from './draft'
import { Select } from './fields'
import styles from './Office.module.css'
import { idOf, type Planned } from './plan'

interface DatesProps {
  readonly plan: readonly Planned[]
  /** In the plan's order; undefined while nobody knows. */
  readonly outcomes: readonly OutcomeFragment[] | undefined
  readonly rooms: readonly SpaceFacts[]
  readonly zone: string
  readonly onChange: (plan: readonly Planned[]) => void
}

/** Each date of the plan with what stands against it; single ones can go elsewhere or be left out. */
export function Dates({ plan, outcomes, rooms, zone, onChange }: DatesProps) {
  const { t } = useTranslation()
  const refused = outcomes?.filter(({ refusals }) => refusals.length > 0).length ?? 0
  return (
    <>
      <p aria-live="polite">
        <strong>
          {outcomes
            ? dotted([t('courseOffice.sum.free', { count: outcomes.length - refused }), refused > 0 && t('courseOffice.sum.refused', { count: refused })])
            : t('courseOffice.looking')}
        </strong>
      </p>
      <ol className={styles['dates']}>
        {plan.map((one, at) => (
          <DateRow
            key={idOf(one)}
            one={one}
            outcome={outcomes?.[at]}
            rooms={rooms}
            zone={zone}
            onMove={(spaceId) => onChange(plan.map((other) => (other === one ? { ...one, spaceId } : other)))}
            onLeaveOut={() => onChange(plan.filter((other) => other !== one))}
          />
        ))}
      </ol>
    </>
  )
}

const SIGNS = { FREE: '✓', REFUSED: '✕', UNKNOWN: '…' } as const

interface DateRowProps {
  readonly one: Planned
  readonly outcome: OutcomeFragment | undefined
  readonly rooms: readonly SpaceFacts[]
  readonly zone: string
  readonly onMove: (spaceId: string) => void
  readonly onLeaveOut: () => void
}

function DateRow({ one, outcome, rooms, zone, onMove, onLeaveOut }: DateRowProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const state = !outcome ? 'UNKNOWN' : outcome.refusals.length > 0 ? 'REFUSED' : 'FREE'
  const when = `${dayName(Date.parse(momentOf(one.day, one.from, zone)), zone, language)} ${one.from}–${one.until}`
  return (
    <li className={styles['date']} data-outcome={state}>
      <span className={styles['sign']} aria-hidden="true">
        {SIGNS[state]}
      </span>
      <div>
        <p className={styles['when']}>
          <time>{when}</time> {outcome?.note && <span className={styles['note']}>{outcome.note}</span>}
        </p>
        <p>{t(`courseOffice.outcome.${state}`)}</p>
        {outcome?.refusals.map(({ message }) => (
          <p key={message}>{message}</p>
        ))}
      </div>
      <div className={styles['acts']}>
        <Select bare label={t('courseOffice.roomOf', { when })} value={one.spaceId} options={rooms.map(({ id, name }) => ({ value: id, label: name }))} onChange={onMove} />
        <Button look="quiet" aria-label={t('courseOffice.leaveOutOf', { when })} onClick={onLeaveOut}>
          {t('courseOffice.leaveOut')}
        </Button>
      </div>
    </li>
  )
}
