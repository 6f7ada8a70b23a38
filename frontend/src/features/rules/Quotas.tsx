import { useTranslation } from 'react-i18next'
import type { QuotaFactsFragment, QuotaHolder, QuotaMeasure, QuotaPeriod } from '@/gql/rules'
import { Button } from '@/ui/Button'
import type { Quota } from './draft'
import styles from './RulesPage.module.css'

interface QuotasProps {
  readonly quotas: readonly Quota[]
  /** Those that hold here and are said elsewhere. */
  readonly others: readonly QuotaFactsFragment[]
  readonly wrong: boolean
  readonly onChange: (quotas: readonly Quota[]) => void
}

const HOLDERS: readonly QuotaHolder[] = ['PERSON', 'ORGANISATION']
const MEASURES: readonly QuotaMeasure[] = ['BOOKINGS', 'HOURS']
const PERIODS: readonly QuotaPeriod[] = ['DAY', 'WEEK', 'MONTH', 'UPCOMING']

/** How much one may book. */
export function Quotas({ quotas, others, wrong, onChange }: QuotasProps) {
  const { t } = useTranslation()
  const replace = (at: number, part: Partial<Quota>) => onChange(quotas.map((quota, i) => (i === at ? { ...quota, ...part } : quota)))
  return (
    <section className={styles['section']}>
      <h2>{t('rules.quotas')}</h2>
      {quotas.length === 0 && <p className={styles['soft']}>{t('rules.noQuotas')}</p>}
      {others.map((quota, at) => (
        <p key={at} className={styles['soft']}>
          {t(`rules.quotaOf.${quota.scope}`)} · {t(`rules.holder.${quota.holder}`)} · {t(`rules.period.${quota.period}`)} · {quota.limit} {t(`rules.measure.${quota.measure}`)}
        </p>
      ))}
      {quotas.map((quota, at) => (
        <div key={at} className={styles['quota']} role="group" aria-label={t('rules.quota', { number: at + 1 })}>
          <Select label={t('rules.quotaHolder')} value={quota.holder} options={HOLDERS} name={(value) => t(`rules.holder.${value}`)} onChange={(holder) => replace(at, { holder })} />
          <Select label={t('rules.quotaPeriod')} value={quota.period} options={PERIODS} name={(value) => t(`rules.period.${value}`)} onChange={(period) => replace(at, { period })} />
          <span className={styles['control']}>
            <input type="number" min={0} aria-label={t('rules.quotaLimit')} aria-invalid={wrong && !/^\d{1,5}$/.test(quota.limit)} value={quota.limit} onChange={(event) => replace(at, { limit: event.target.value })} />
          </span>
          <Select label={t('rules.quotaMeasure')} value={quota.measure} options={MEASURES} name={(value) => t(`rules.measure.${value}`)} onChange={(measure) => replace(at, { measure })} />
          <Button look="quiet" aria-label={t('rules.removeQuota', { number: at + 1 })} onClick={() => onChange(quotas.filter((_, i) => i !== at))}>
            ✕
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...quotas, { holder: 'PERSON', measure: 'HOURS', period: 'WEEK', limit: '4' }])}>{t('rules.addQuota')}</Button>
      </div>
    </section>
  )
}

interface SelectProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly T[]
  readonly name: (value: T) => string
  readonly onChange: (value: T) => void
}

function Select<T extends string>({ label, value, options, name, onChange }: SelectProps<T>) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value as T)}>
      {options.map((option) => (
        <option key={option} value={option}>
          {name(option)}
        </option>
      ))}
    </select>
  )
}
