import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { type Eligibility, SetRulesDocument } from '@/gql/rules'
import { Button } from '@/ui/Button'
import { say } from '@/ui/toast'
import { useSending } from '@/ui/useSending'
import { AffectedCount, AffectedList } from './Affected'
import { DAYS, type Draft, inputOf, LENGTHS, mistakes, minutes, type Place, same, SWITCHES } from './draft'
import { Quotas } from './Quotas'
import { Choice, Line } from './Row'
import { lengthInWords } from './words'
import { usePreview } from './useRules'
import { Week } from './Week'
import styles from './RulesPage.module.css'

interface RulesFormProps {
  readonly place: Place
  readonly zone: string
  readonly onSaved: () => Promise<unknown>
}

const ELIGIBILITIES: readonly Eligibility[] = ['EVERYONE_SIGNED_IN', 'RESIDENTS', 'ORGANISATIONS', 'STAFF']

/** All that a place says about booking, with what a change would mean before it is saved. */
export function RulesForm({ place, zone, onSaved }: RulesFormProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [draft, setDraft] = useState(place.draft)
  const [steady] = useState(place) // The page draws it anew when it becomes another.
  const wrong = mistakes(draft)
  const changed = !same(draft, place.draft)
  const preview = usePreview(steady, draft, changed && wrong.size === 0)
  const sending = useSending({ BAD_USER_INPUT: t('rules.bad') })
  const change = (part: Partial<Draft>) => {
    sending.calm()
    setDraft({ ...draft, ...part })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (wrong.size > 0) return
    const done = await sending.run(() => client.send(SetRulesDocument, { input: inputOf(place, draft) }))
    if (!done) return
    say(t('rules.saved'))
    await onSaved()
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <Values place={place} draft={draft} wrong={wrong} onChange={change} />
      <Week week={draft.week} ofSpace={place.space !== null} usual={place.space?.openingHours ?? []} wrong={wrong.has('week')} onChange={(week) => change({ week })} />
      <Quotas quotas={draft.quotas} others={(place.space?.quotas ?? []).filter(({ scope }) => scope !== 'SPACE')} wrong={wrong.has('quotas')} onChange={(quotas) => change({ quotas })} />
      {changed && <AffectedList preview={preview} zone={zone} />}
      {changed && (
        <div className={styles['bar']} role="region" aria-label={t('rules.effect')}>
          {wrong.size === 0 ? <AffectedCount preview={preview} /> : <p>{t('rules.bad')}</p>}
          <p className={styles['wrong']} aria-live="polite">
            {sending.wrong}
          </p>
          <div className={styles['actions']}>
            <Button type="submit" look="primary" disabled={sending.busy || wrong.size > 0}>
              {t('rules.save')}
            </Button>
            <Button onClick={() => setDraft(place.draft)}>{t('rules.discard')}</Button>
          </div>
        </div>
      )}
    </form>
  )
}

interface ValuesProps {
  readonly place: Place
  readonly draft: Draft
  readonly wrong: ReadonlySet<string>
  readonly onChange: (part: Partial<Draft>) => void
}

const GROUPS = [
  ['granularity', 'minLength', 'maxLength', 'setUp', 'cleanUp'],
  ['horizonDays', 'seriesHorizonDays', 'releaseTime', 'minNotice', 'minNoticeToMove', 'minNoticeToCancel'],
] as const

function Values({ place, draft, wrong, onChange }: ValuesProps) {
  const { t } = useTranslation()
  const usual = useUsual(place)
  const line = (rule: keyof Draft['texts']) => (
    <Line
      key={rule}
      label={t(`rules.of.${rule}`)}
      usual={usual(rule)}
      value={draft.texts[rule]}
      unit={(DAYS as readonly string[]).includes(rule) ? t('rules.days') : rule === 'releaseTime' ? '' : t('rules.minutes')}
      type={rule === 'releaseTime' ? 'time' : 'number'}
      wrong={wrong.has(rule)}
      onChange={(text) => onChange({ texts: { ...draft.texts, [rule]: text } })}
    />
  )
  return (
    <>
      {GROUPS.map((group, at) => (
        <section key={group[0]} className={styles['section']}>
          <h2>{t(at === 0 ? 'rules.lengths' : 'rules.times')}</h2>
          <div className={styles['rows']}>{group.map(line)}</div>
        </section>
      ))}
      <section className={styles['section']}>
        <h2>{t('rules.who')}</h2>
        <div className={styles['rows']}>
          <Choice
            label={t('rules.of.eligibility')}
            usual={usual('eligibility')}
            value={draft.eligibility}
            options={ELIGIBILITIES.map((value) => ({ value, label: t(`rules.eligibility.${value}`) }))}
            onChange={(eligibility) => onChange({ eligibility })}
          />
          {SWITCHES.map((rule) => (
            <Choice
              key={rule}
              label={t(`rules.of.${rule}`)}
              usual={usual(rule)}
              value={draft.switches[rule]}
              options={[
                { value: 'yes', label: t('rules.yes') },
                { value: 'no', label: t('rules.no') },
              ]}
              onChange={(said) => onChange({ switches: { ...draft.switches, [rule]: said } })}
            />
          ))}
          {line('approvalLead')}
        </div>
      </section>
    </>
  )
}

/** What holds of a rule where the field is left empty, in words. */
function useUsual({ usual, space }: Place) {
  const { t } = useTranslation()
  return (rule: keyof Place['usual']): string => {
    if (!space) return t('rules.asUsual')
    const value = usual[rule]
    const words = (LENGTHS as readonly string[]).includes(rule)
      ? lengthInWords(t, minutes(String(value)))
      : typeof value === 'boolean'
        ? t(value ? 'rules.yes' : 'rules.no')
        : rule === 'eligibility'
          ? t(`rules.eligibility.${usual.eligibility}`)
          : rule === 'releaseTime'
            ? usual.releaseTime
            : t('rules.inDays', { count: Number(value) })
    return t('rules.asCentre', { value: words })
  }
}
