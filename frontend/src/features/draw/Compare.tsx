import { useTranslation } from 'react-i18next'
import { useLook } from '@/ui/look'
import type { Transcript } from './check/shape'
import { useWords } from './useWords'
import styles from './VerifyPage.module.css'

const exact = { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const

/** What no computation can know, for people to compare with what they were told at the time. */
export function Compare({ transcript: { announcement, announcementHash, beacon, listHash } }: { readonly transcript: Transcript }) {
  const { t } = useTranslation()
  const say = useWords()
  const { language } = useLook()
  const time = (at: string) => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', exact).format(new Date(at))
  const named = announcement.beacon
  return (
    <section className={styles['section']}>
      <h2>{t('draw.compare')}</h2>
      <p className={styles['soft']}>{t('draw.compareHint')}</p>
      <dl className={styles['facts']}>
        {named && <dt>{t('draw.beacon')}</dt>}
        {named && (
          <dd>
            <strong className="figures">{beacon}</strong>
            <span>{say(named.source)}</span>
            <span>{t('draw.beaconAt', { time: time(named.publicAt), closed: time(announcement.closesAt) })}</span>
          </dd>
        )}
        <dt>{t('draw.announced')}</dt>
        <dd>
          <code>{announcementHash}</code>
          <ul>
            <li>{t('draw.capacity', { count: announcement.capacity })}</li>
            {announcement.rules.map((rule) => (
              <li key={rule.zh + rule.en}>{say(rule)}</li>
            ))}
          </ul>
        </dd>
        <dt>{t('draw.list')}</dt>
        <dd>
          <code>{listHash}</code>
        </dd>
      </dl>
    </section>
  )
}
