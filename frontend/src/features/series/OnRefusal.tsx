import { useTranslation } from 'react-i18next'
import type { BookSeriesInput } from '@/gql/series'
import { Picks } from '@/ui/Picks'

type Choice = BookSeriesInput['onRefusal']

/** What is to happen when some dates can't be had. */
export function OnRefusal({ value, onChange }: { value: Choice; onChange: (value: Choice) => void }) {
  const { t } = useTranslation()
  return (
    <Picks
      legend={t('series.onRefusal')}
      options={(['ALL_OR_NOTHING', 'SKIP_REFUSED'] as const).map((choice) => ({ value: choice, label: t(`series.${choice}`) }))}
      value={value}
      onChange={onChange}
    />
  )
}
