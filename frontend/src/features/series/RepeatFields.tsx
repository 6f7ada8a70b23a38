import { useTranslation } from 'react-i18next'
import { Picks } from '@/ui/Picks'
import { Stepper } from '@/ui/booking/Stepper'
import { furthest, type Monthly, monthliesOf, MOST, nthOf, type Repeat, weekdayOf } from './rule'
import { useWeekdays } from './useWeekdays'
import styles from './Series.module.css'

interface RepeatFieldsProps {
  readonly first: string
  readonly repeat: Repeat
  readonly onChange: (repeat: Repeat) => void
}

/** When it comes again, and until when. */
export function RepeatFields({ first, repeat, onChange }: RepeatFieldsProps) {
  const { t } = useTranslation()
  const set = (change: Partial<Repeat>) => onChange({ ...repeat, ...change })
  return (
    <>
      <Picks
        legend={t('series.every')}
        options={(['DAILY', 'WEEKLY', 'MONTHLY'] as const).map((value) => ({ value, label: t(`series.${value}`) }))}
        value={repeat.every}
        onChange={(every) => set({ every })}
      />
      <Stepper
        label={t(`series.interval.${repeat.every}`)}
        fewer={t('series.sooner')}
        more={t('series.later')}
        value={repeat.interval}
        most={12}
        onChange={(interval) => set({ interval })}
      />
      {repeat.every === 'WEEKLY' && <Days first={first} days={repeat.days} onChange={(days) => set({ days })} />}
      {repeat.every === 'MONTHLY' && <Monthlies first={first} value={repeat.monthly} onChange={(monthly) => set({ monthly })} />}
      <Picks
        legend={t('series.ends')}
        options={[
          { value: 'count', label: t('series.afterCount') },
          { value: 'until', label: t('series.onDay') },
        ]}
        value={repeat.ends}
        onChange={(ends) => set({ ends })}
      />
      {repeat.ends === 'count' ? (
        <Stepper
          label={t('series.count')}
          fewer={t('series.fewer')}
          more={t('series.more')}
          value={repeat.count}
          most={MOST}
          onChange={(count) => set({ count })}
        />
      ) : (
        <label className={styles['field']}>
          {t('series.until')}
          <input type="date" required min={first} max={furthest(first)} value={repeat.until} onChange={(event) => set({ until: event.target.value })} />
        </label>
      )}
    </>
  )
}

function Days({ first, days, onChange }: { first: string; days: readonly number[]; onChange: (days: readonly number[]) => void }) {
  const { t } = useTranslation()
  const names = useWeekdays()
  const own = weekdayOf(first)
  return (
    <fieldset className={styles['days']}>
      <legend>{t('series.days')}</legend>
      {names.map((name, at) => {
        const day = at + 1
        return (
          <label key={name}>
            <input
              type="checkbox"
              checked={day === own || days.includes(day)}
              disabled={day === own}
              onChange={(event) => onChange(event.target.checked ? [...days, day] : days.filter((one) => one !== day))}
            />
            <span>{name}</span>
          </label>
        )
      })}
    </fieldset>
  )
}

function Monthlies({ first, value, onChange }: { first: string; value: Monthly; onChange: (value: Monthly) => void }) {
  const { t } = useTranslation()
  const weekday = useWeekdays()[weekdayOf(first) - 1] ?? ''
  const offered = monthliesOf(first)
  const label: Record<Monthly, string> = {
    date: t('series.monthly.date', { day: Number(first.slice(8)) }),
    end: t('series.monthly.end'),
    nth: t('series.monthly.nth', { nth: nthOf(first), weekday }),
    last: t('series.monthly.last', { weekday }),
  }
  return (
    <Picks
      legend={t('series.monthly.legend')}
      options={offered.map((one) => ({ value: one, label: label[one] }))}
      value={offered.includes(value) ? value : 'date'}
      onChange={onChange}
    />
  )
}
