import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Community } from '@/api/communities'
import { Button } from '@/ui/Button'
import { dotted } from '@/ui/words'
import { type Filters, peopleSteps } from './filters'
import styles from './FilterBar.module.css'

interface FilterBarProps {
  readonly communities: readonly Community[]
  readonly filters: Filters
  readonly onChange: (part: Partial<Filters>) => void
}

const howWords = { both: 'home.both', bookable: 'home.bookable', walk: 'home.walk' } as const
const hows = ['both', 'bookable', 'walk'] as const

export function FilterBar({ communities, filters, onChange }: FilterBarProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const peopleName = (count: number) => (count === 0 ? t('home.anyPeople') : `${count}+`)
  const here = communities.find(({ slug }) => slug === filters.where)
  const summary = dotted([
    filters.people === 0 ? t('home.peopleAny') : t('home.peopleCount', { count: `${filters.people}+` }),
    here?.name ?? t('home.allCommunities'),
    filters.how !== 'both' && t(howWords[filters.how]),
  ])
  return (
    <section aria-label={t('home.filters')}>
      <button type="button" className={styles['summary']} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{summary}</span>
        <b>{t('home.change')}</b>
      </button>
      <div className={styles['groups']} data-open={open}>
        <Chips
          title={t('home.people')}
          options={peopleSteps.map((step) => ({ value: step, name: peopleName(step) }))}
          value={filters.people}
          onPick={(people) => onChange({ people })}
        />
        <Chips
          title={t('home.where')}
          options={[{ value: '', name: t('home.everywhere') }, ...communities.map(({ slug, name }) => ({ value: slug, name }))]}
          value={filters.where}
          onPick={(where) => onChange({ where })}
        />
        <Chips
          title={t('home.how')}
          options={hows.map((how) => ({ value: how, name: t(howWords[how]) }))}
          value={filters.how}
          onPick={(how) => onChange({ how })}
        />
      </div>
    </section>
  )
}

interface ChipsProps<T extends string | number> {
  readonly title: string
  readonly options: readonly { readonly value: T; readonly name: string }[]
  readonly value: T
  readonly onPick: (value: T) => void
}

function Chips<T extends string | number>({ title, options, value, onPick }: ChipsProps<T>) {
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className={styles['chips']}>
        {options.map((option) => (
          <Button key={option.value} aria-pressed={option.value === value} onClick={() => onPick(option.value)}>
            {option.name}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
