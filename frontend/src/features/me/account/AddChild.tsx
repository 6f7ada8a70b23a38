import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { AddChildDocument } from '@/gql/me'
import { serverNow } from '@/time/clock'
import { localDay } from '@/time/zone'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { useSending } from '@/ui/useSending'
import { changedChild, emptyChild, missing } from './rules'
import styles from './AccountPage.module.css'

interface AddChildProps {
  readonly onAdded: (name: string) => void
  readonly onClose: () => void
}

/** A child's name and day of birth, kept only with the guardian's consent. */
export function AddChild({ onAdded, onClose }: AddChildProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [draft, setDraft] = useState(emptyChild)
  const [lacks, setLacks] = useState<ReturnType<typeof missing>>(null)
  const { busy, wrong, run } = useSending({ BAD_USER_INPUT: t('account.badChild'), CONFLICT: t('account.badChild') })
  const first = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => first.current?.focus(), [])

  const change = (part: Parameters<typeof changedChild>[1]) => {
    setLacks(null)
    setDraft(changedChild(draft, part))
  }
  const add = async (event: FormEvent) => {
    event.preventDefault()
    setLacks(missing(draft))
    if (missing(draft) !== null) return
    const input = { ...draft, name: draft.name.trim() }
    if (await run(() => client.send(AddChildDocument, { input }))) onAdded(input.name)
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void add(event)} noValidate>
      <Field
        ref={first}
        maxLength={40}
        label={t('account.childName')}
        wrong={lacks === 'name' ? t('account.childNameMissing') : undefined}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <Field
        type="date"
        max={localDay(serverNow(), 'Asia/Shanghai')}
        label={t('account.childBornOn')}
        hint={t('account.childBornOnHint')}
        wrong={lacks === 'bornOn' ? t('account.childBornOnMissing') : undefined}
        value={draft.bornOn}
        onChange={(bornOn) => change({ bornOn })}
      />
      <div className={styles['consent']}>
        <input id={id} type="checkbox" checked={draft.consent} aria-describedby={`${id}-law`} onChange={() => change({ consent: !draft.consent })} />
        <label htmlFor={id}>{t('account.consent')}</label>
        <p id={`${id}-law`}>{t('account.consentHint')}</p>
      </div>
      <p role="alert" className={styles['wrong']}>
        {lacks === 'consent' ? t('account.consentMissing') : wrong}
      </p>
      <div className={styles['buttons']}>
        <Button onClick={onClose}>{t('account.notNow')}</Button>
        <Button type="submit" look="primary" disabled={busy}>
          {t('account.addChild')}
        </Button>
      </div>
    </form>
  )
}
