import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '@/ui/Field'
import type { Transcript } from './check/shape'
import { find, rowsOf, short } from './rows'
import styles from './VerifyPage.module.css'

const most = 8

/** Finds one's own entry by the receipt, or by what the mask leaves of a name and phone. */
export function FindReceipt({ transcript }: { readonly transcript: Transcript }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const rows = useMemo(() => rowsOf(transcript), [transcript])
  const found = useMemo(() => find(rows, wanted), [rows, wanted])
  return (
    <section className={styles['section']}>
      <h2>{t('draw.find')}</h2>
      <Field label={t('draw.receipt')} hint={t('draw.receiptHint')} value={text} onChange={setText} spellCheck={false} />
      <div aria-live="polite">
        {wanted.trim().length > 1 && found.length === 0 && <p>{t('draw.notFound')}</p>}
        <ul className={styles['found']}>
          {found.slice(0, most).map(({ entry, drawn, enrolled, place }) => (
            <li key={entry.id} data-in={enrolled}>
              <strong>{entry.label}</strong>
              <span>{t(enrolled ? 'draw.isIn' : 'draw.waits', { drawn, place })}</span>
              <code>{short(entry.hash)}…</code>
            </li>
          ))}
        </ul>
        {found.length > most && <p className={styles['soft']}>{t('draw.more', { count: found.length - most })}</p>}
      </div>
    </section>
  )
}
