import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { focusWrong } from '@/ui/focusWrong'
import { Picks } from '@/ui/Picks'
import { useSending } from '@/ui/useSending'
import { CATEGORIES, type Draft, type FieldName, mistakes } from './draft'
import { LongText, Select, Switch } from './fields'
import styles from './Office.module.css'
import type { Term } from './useOffice'

interface EditorProps {
  readonly first: Draft
  readonly terms: readonly Term[]
  /** Whether all but the texts is settled, since people rely on it. */
  readonly frozen: boolean
  readonly doIt: string
  readonly onSave: (draft: Draft) => Promise<void>
}

/** All that is written of a course. */
export function Editor({ first, terms, frozen, doIt, onSave }: EditorProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(first)
  const [shown, setShown] = useState<ReadonlySet<FieldName>>(new Set())
  const sending = useSending({ BAD_USER_INPUT: t('courseOffice.bad'), CONFLICT: t('courseOffice.settled') })
  const form = useRef<HTMLFormElement>(null)
  const change = (part: Partial<Draft>) => {
    setShown(new Set())
    sending.calm()
    setDraft({ ...draft, ...part })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = mistakes(draft)
    setShown(wrong)
    focusWrong(form.current)
    if (wrong.size > 0) return
    await sending.run(() => onSave(draft))
  }
  const of = (name: FieldName) => ({
    label: t(`courseOffice.of.${name}`),
    value: draft.fields[name],
    wrong: shown.has(name) ? t(`courseOffice.wrong.${wrongWords(name)}`) : undefined,
    onChange: (text: string) => change({ fields: { ...draft.fields, [name]: text } }),
  })
  const number = { type: 'number', inputMode: 'numeric', min: 0 } as const
  return (
    <form ref={form} noValidate className={styles['form']} onSubmit={(event) => void submit(event)}>
      <div className={styles['pair']}>
        <Field {...of('titleZh')} maxLength={60} lang="zh-CN" />
        <Field {...of('titleEn')} maxLength={120} lang="en" />
        <LongText {...of('descriptionZh')} maxLength={1000} lang="zh-CN" />
        <LongText {...of('descriptionEn')} maxLength={2000} lang="en" />
        <Field {...of('organiserZh')} maxLength={120} lang="zh-CN" />
        <Field {...of('organiserEn')} maxLength={240} lang="en" />
        <Field {...of('teacherZh')} maxLength={60} lang="zh-CN" />
        <Field {...of('teacherEn')} maxLength={120} lang="en" />
      </div>
      <Select
        label={t('courseOffice.category')}
        value={draft.category}
        options={CATEGORIES.map((value) => ({ value, label: t(`course.category.${value}`) }))}
        onChange={(category) => change({ category })}
      />
      <fieldset className={styles['rules']} disabled={frozen}>
        <legend>{t('courseOffice.rules')}</legend>
        {frozen && <p className={styles['soft']}>{t('courseOffice.frozen')}</p>}
        <Picks
          legend={t('course.how')}
          options={(['FIRST_COME', 'DRAW'] as const).map((value) => ({ value, label: t(`courseOffice.mode.${value}`) }))}
          value={draft.mode}
          onChange={(mode) => change({ mode })}
        />
        <div className={styles['pair']}>
          <Field {...of('enrolOpensAt')} type="datetime-local" hint={t('courseOffice.justComeHint')} />
          <Field {...of('enrolClosesAt')} type="datetime-local" />
          <Field {...of('capacity')} {...number} />
          <Field {...of('maxPlaces')} {...number} />
          <Field {...of('minAge')} {...number} />
          <Field {...of('maxAge')} {...number} />
          {draft.mode === 'FIRST_COME' && <Field {...of('waitlistSize')} {...number} hint={t('courseOffice.waitlistHint')} />}
          <Select
            label={t('courseOffice.term')}
            value={draft.termId}
            options={[{ value: '', label: t('courseOffice.noTerm') }, ...terms.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(termId) => change({ termId })}
          />
        </div>
        <Switch label={t('courseOffice.residentsOnly')} on={draft.residentsOnly} onChange={(residentsOnly) => change({ residentsOnly })} />
        {draft.mode === 'DRAW' && (
          <>
            <p className={styles['soft']}>{t('courseOffice.beaconHint')}</p>
            <div className={styles['pair']}>
              <Field {...of('beaconZh')} maxLength={300} lang="zh-CN" />
              <Field {...of('beaconEn')} maxLength={600} lang="en" />
              <Field {...of('beaconAt')} type="datetime-local" />
            </div>
          </>
        )}
      </fieldset>
      <p role="alert" className={styles['wrong']}>
        {sending.wrong}
      </p>
      <div>
        <Button type="submit" look={frozen ? 'plain' : 'primary'} disabled={sending.busy}>
          {doIt}
        </Button>
      </div>
    </form>
  )
}

function wrongWords(name: FieldName) {
  if (name === 'enrolClosesAt' || name === 'maxAge' || name === 'beaconAt') return name
  return name === 'beaconZh' || name === 'beaconEn' ? 'beacon' : name.startsWith('title') ? 'title' : 'number'
}
