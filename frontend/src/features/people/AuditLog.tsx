import { useTranslation } from 'react-i18next'
import type { AuditFactsFragment } from '@/gql/people'
import { clockTime, dayName } from '@/time/format'
import { localDay } from '@/time/zone'
import { Button } from '@/ui/Button'
import { Empty } from '@/ui/Empty'
import { useLook } from '@/ui/look'
import { shortName } from '@/ui/names'
import { byDay } from './byDay'
import type { Place } from './places'
import { useAudit } from './useAudit'
import styles from './PeoplePage.module.css'

interface AuditLogProps {
  readonly place: Place
  /** Counts what was done on this page, so that the log is read again. */
  readonly changes: number
}

/** What was done at a place, the newest first. */
export function AuditLog({ place, changes }: AuditLogProps) {
  const { t } = useTranslation()
  const { known, failed, again, more } = useAudit(place, changes)
  return (
    <section className={styles['section']}>
      <div className={styles['row']}>
        <h2>{t('people.audit')}</h2>
        <Button look="quiet" onClick={again}>
          {t('people.auditRefresh')}
        </Button>
      </div>
      <p className={styles['soft']}>{t('people.auditHint')}</p>
      {failed && (
        <Empty title={t('app.failed')} hint={t('app.failedHint')}>
          <Button onClick={again}>{t('app.again')}</Button>
        </Empty>
      )}
      {!known && !failed && <p className={styles['waiting']}>{t('app.loading')}</p>}
      {known?.entries.length === 0 && <Empty title={t('people.auditNone')} hint={t('people.auditNoneHint')} />}
      {known && byDay(known.entries, place.zone).map((entries) => <Day key={entries[0]?.number} entries={entries} zone={place.zone} />)}
      {known?.after && (
        <div>
          <Button onClick={more}>{t('people.auditMore')}</Button>
        </div>
      )}
    </section>
  )
}

function Day({ entries, zone }: { entries: readonly AuditFactsFragment[]; zone: string }) {
  const { language } = useLook()
  const first = entries[0]
  if (!first) return null
  const at = Date.parse(first.at)
  return (
    <div>
      <h3 className={styles['day']}>
        <time dateTime={localDay(at, zone)}>{dayName(at, zone, language)}</time>
      </h3>
      <ol className={styles['entries']}>
        {entries.map((entry) => (
          <Entry key={entry.number} entry={entry} zone={zone} />
        ))}
      </ol>
    </div>
  )
}

function Entry({ entry: { at, action, actor, reason }, zone }: { entry: AuditFactsFragment; zone: string }) {
  const { t } = useTranslation()
  return (
    <li className={styles['entry']} data-action={action}>
      <time dateTime={at}>{clockTime(Date.parse(at), zone)}</time>
      <div>
        <p>
          <b>{actor?.name ? shortName(actor.name) : t('people.auditSystem')}</b> {t(`people.action.${action}`)}
        </p>
        {reason && <p className={styles['soft']}>{t('people.auditBecause', { reason })}</p>}
      </div>
    </li>
  )
}
