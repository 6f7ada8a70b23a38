import { useTranslation } from 'react-i18next'
import type { Weekday } from '@/gql/rules'
import { Button } from '@/ui/Button'
import { type Span, WEEKDAYS } from './draft'
import styles from './RulesPage.module.css'

interface WeekProps {
  readonly week: readonly Span[]
  readonly ofSpace: boolean
  /** What holds for a space that has no week of its own. */
  readonly usual: readonly Span[]
  readonly wrong: boolean
  readonly onChange: (week: readonly Span[]) => void
}

/** The usual week: each day with its spans, of which there may be several. */
export function Week({ week, ofSpace, usual, wrong, onChange }: WeekProps) {
  const { t } = useTranslation()
  const own = !ofSpace || week.length > 0
  return (
    <section className={styles['section']}>
      <h2>{t('rules.week')}</h2>
      {ofSpace && (
        <p className={styles['soft']}>
          {own ? t('rules.weekOwn') : t('rules.weekCentre')}{' '}
          <Button look="quiet" onClick={() => onChange(own ? [] : usual)}>
            {own ? t('rules.weekDrop') : t('rules.weekMake')}
          </Button>
        </p>
      )}
      {own && (
        <div className={styles['rows']} aria-invalid={wrong}>
          {WEEKDAYS.map((weekday) => (
            <Day key={weekday} weekday={weekday} week={week} onChange={onChange} />
          ))}
        </div>
      )}
      {wrong && <p className={styles['wrong']}>{t('rules.weekWrong')}</p>}
    </section>
  )
}

function Day({ weekday, week, onChange }: Pick<WeekProps, 'week' | 'onChange'> & { weekday: Weekday }) {
  const { t } = useTranslation()
  const name = t(`rules.weekday.${weekday}`)
  const spans = week.filter((span) => span.weekday === weekday)
  const last = spans.at(-1)
  const replace = (old: Span, next: Span | null) => onChange(week.flatMap((span) => (span === old ? (next ? [next] : []) : [span])))
  const add = () => onChange([...week, { weekday, opens: last ? last.closes.replace('24:00', '23:00') : '09:00', closes: last ? '24:00' : '18:00' }])
  return (
    <div className={styles['day']} role="group" aria-label={name}>
      <span>{name}</span>
      <div className={styles['spans']}>
        {spans.length === 0 && <span className={styles['soft']}>{t('rules.closed')}</span>}
        {spans.map((span, at) => (
          <span key={at} className={styles['span']}>
            <Clock label={t('rules.opens', { day: name })} value={span.opens} onChange={(opens) => replace(span, { ...span, opens })} />
            <span aria-hidden="true">–</span>
            <Clock label={t('rules.closes', { day: name })} value={span.closes} onChange={(closes) => replace(span, { ...span, closes })} />
            <Button look="quiet" aria-label={t('rules.removeSpan', { day: name, from: span.opens, to: span.closes })} onClick={() => replace(span, null)}>
              ✕
            </Button>
          </span>
        ))}
        <Button look="quiet" aria-label={t('rules.addSpan', { day: name })} onClick={add}>
          ＋
        </Button>
      </div>
    </div>
  )
}

/** A time of day by hand: unlike the browser's own field it knows 24:00. */
function Clock({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return <input type="text" inputMode="numeric" maxLength={5} size={5} placeholder="09:00" aria-label={label} aria-invalid={!/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(value)} value={value} onChange={(event) => onChange(event.target.value.replace('：', ':'))} />
}
