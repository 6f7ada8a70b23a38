import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpaceFacts } from '@/api/communities'
import { serverNow } from '@/time/clock'
import { addDays, localDay } from '@/time/zone'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { useLook } from '@/ui/look'
import { Picks } from '@/ui/Picks'
import { Select, Switch } from './fields'
import styles from './Office.module.css'
import { daysOf, MOST, type Planned, weekdayOf } from './plan'

interface LayOutProps {
  readonly rooms: readonly SpaceFacts[]
  readonly zone: string
  readonly onAdd: (sessions: readonly Planned[]) => void
}

/** Says where and when: weekly on some days, or on one day alone. */
export function LayOut({ rooms, zone, onAdd }: LayOutProps) {
  const { t } = useTranslation()
  const [spaceId, setSpaceId] = useState(rooms[0]?.id ?? '')
  const [how, setHow] = useState<'weekly' | 'once'>('weekly')
  const [first, setFirst] = useState(addDays(localDay(serverNow(), zone), 1))
  const [from, setFrom] = useState('19:00')
  const [until, setUntil] = useState('20:30')
  const [days, setDays] = useState<readonly number[]>([weekdayOf(first)])
  const [count, setCount] = useState('4')
  const wrong = from === '' || until === '' || from >= until
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong || first === '') return
    const chosen = how === 'once' ? [first] : daysOf({ first, weekdays: days, count: Number(count) })
    onAdd(chosen.map((day) => ({ spaceId, day, from, until })))
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <div className={styles['pair']}>
        <Select label={t('courseOffice.room')} value={spaceId} options={rooms.map(({ id, name }) => ({ value: id, label: name }))} onChange={setSpaceId} />
        <Field label={t(how === 'weekly' ? 'courseOffice.first' : 'courseOffice.day')} type="date" required value={first} onChange={setFirst} />
        <Field label={t('courseOffice.from')} type="time" required value={from} onChange={setFrom} />
        <Field label={t('courseOffice.until')} type="time" required value={until} wrong={wrong ? t('courseOffice.wrong.until') : undefined} onChange={setUntil} />
      </div>
      <Picks
        legend={t('courseOffice.repeat')}
        options={(['weekly', 'once'] as const).map((value) => ({ value, label: t(`courseOffice.repeats.${value}`) }))}
        value={how}
        onChange={setHow}
      />
      {how === 'weekly' && (
        <>
          <Weekdays days={days} onChange={setDays} />
          <Field label={t('courseOffice.count')} type="number" inputMode="numeric" required min={1} max={MOST} value={count} onChange={setCount} />
        </>
      )}
      <div>
        <Button type="submit" disabled={how === 'weekly' && days.length === 0}>
          {t('courseOffice.layOut')}
        </Button>
      </div>
    </form>
  )
}

const MONDAY = Date.UTC(2026, 10, 23)
const DAY = 86_400_000

function Weekdays({ days, onChange }: { days: readonly number[]; onChange: (days: readonly number[]) => void }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { weekday: 'short', timeZone: 'UTC' })
  return (
    <fieldset className={styles['days']}>
      <legend>{t('courseOffice.weekdays')}</legend>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => (
        <Switch
          key={day}
          label={format.format(MONDAY + (day - 1) * DAY)}
          on={days.includes(day)}
          onChange={(on) => onChange(on ? [...days, day] : days.filter((one) => one !== day))}
        />
      ))}
    </fieldset>
  )
}
