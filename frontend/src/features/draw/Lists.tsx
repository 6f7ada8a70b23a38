import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import type { Transcript } from './check/shape'
import { type Row, rowsOf, short } from './rows'
import styles from './VerifyPage.module.css'

const first = 24
const further = 200

/** Who got places and who waits, both in the order drawn. */
export function Lists({ transcript }: { readonly transcript: Transcript }) {
  const { t } = useTranslation()
  const rows = useMemo(() => rowsOf(transcript), [transcript])
  return (
    <>
      <List title={t('draw.enrolled')} hint={t('draw.enrolledHint')} none={t('draw.nobodyIn')} rows={rows.filter(({ enrolled }) => enrolled)} />
      <List title={t('draw.waitlist')} hint={t('draw.waitlistHint')} none={t('draw.nobodyWaits')} rows={rows.filter(({ enrolled }) => !enrolled)} />
    </>
  )
}

interface ListProps {
  readonly title: string
  readonly hint: string
  readonly none: string
  readonly rows: readonly Row[]
}

function List({ title, hint, none, rows }: ListProps) {
  const { t, i18n } = useTranslation()
  const [shown, setShown] = useState(first)
  const left = rows.length - shown
  return (
    <section className={styles['section']}>
      <h2>
        {title} <span className="figures">{rows.length.toLocaleString(i18n.language)}</span>
      </h2>
      <p className={styles['soft']}>{rows.length > 0 ? hint : none}</p>
      <ol className={styles['people']}>
        {rows.slice(0, shown).map(({ entry, place, enrolled }) => (
          <li key={entry.id} data-in={enrolled}>
            <b className="figures">{place}</b>
            <span>
              {entry.label}
              {entry.places > 1 && <small>{t('draw.places', { count: entry.places })}</small>}
            </span>
            <code>{short(entry.hash)}</code>
          </li>
        ))}
      </ol>
      {left > 0 && (
        <div className={styles['buttons']}>
          <Button onClick={() => setShown(shown + further)}>{t('draw.showMore', { count: Math.min(left, further) })}</Button>
        </div>
      )}
    </section>
  )
}
