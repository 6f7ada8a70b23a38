import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommunities } from '@/api/communities'
import { dayName } from '@/time/format'
import { addDays, momentAt } from '@/time/zone'
import { useLook } from '@/ui/look'
import { kinds, lengths, parts, peopleSteps, type Wish } from './wish'
import styles from './AheadPage.module.css'

const DAYS = 15

interface WishFormProps {
  readonly wish: Wish
  readonly today: string
  readonly zone: string
  readonly onChange: (part: Partial<Wish>) => void
}

/** When, how long, how many people, what for, where. Every choice searches at once. */
export function WishForm({ wish, today, zone, onChange }: WishFormProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const communities = useCommunities()
  const days = Array.from({ length: DAYS }, (_, count) => addDays(today, count))
  return (
    <form className={styles['form']} onSubmit={(event) => event.preventDefault()}>
      <Choice label={t('ahead.day')} value={wish.day} onChange={(day) => onChange({ day })}>
        {days.map((day) => (
          <option key={day} value={day}>
            {dayName(momentAt(day, 0, zone), zone, language)}
          </option>
        ))}
      </Choice>
      <Choice label={t('ahead.part')} value={wish.part} onChange={(part) => onChange({ part: part as Wish['part'] })}>
        {parts.map((part) => (
          <option key={part} value={part}>
            {t(`ahead.parts.${part}`)}
          </option>
        ))}
      </Choice>
      <Choice label={t('ahead.length')} value={wish.minutes} onChange={(minutes) => onChange({ minutes: Number(minutes) })}>
        {lengths.map((minutes) => (
          <option key={minutes} value={minutes}>
            {t('ahead.hours', { count: minutes / 60 })}
          </option>
        ))}
      </Choice>
      <Choice label={t('ahead.people')} value={wish.people} onChange={(people) => onChange({ people: Number(people) })}>
        {peopleSteps.map((people) => (
          <option key={people} value={people}>
            {t('ahead.peopleCount', { count: people })}
          </option>
        ))}
      </Choice>
      <Choice label={t('ahead.kind')} value={wish.kind} onChange={(kind) => onChange({ kind: kind as Wish['kind'] })}>
        <option value="">{t('ahead.anything')}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`ahead.kinds.${kind}`)}
          </option>
        ))}
      </Choice>
      <Choice label={t('ahead.where')} value={wish.where} onChange={(where) => onChange({ where })}>
        <option value="">{t('ahead.everywhere')}</option>
        {communities.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
    </form>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | number
  readonly onChange: (value: string) => void
  readonly children: ReactNode
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  )
}
