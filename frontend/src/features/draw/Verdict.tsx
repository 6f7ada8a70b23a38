import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Transcript } from './check/shape'
import { steps } from './check/verify'
import type { Break } from './check/worker'
import { Sign } from './Sign'
import type { Check } from './useCheck'
import { useWords } from './useWords'
import styles from './VerifyPage.module.css'

/** In one sentence how it stands, said aloud when it changes. */
export function Verdict({ check }: { readonly check: Check }) {
  return (
    <div role="status" aria-live="polite">
      <Words check={check} />
    </div>
  )
}

function Words({ check: { failed, held, broken, progress } }: { readonly check: Check }) {
  const { t } = useTranslation()
  if (failed) return <Box look="broken" title={t('draw.failed')} hint={t('draw.failedHint')} />
  if (held) return <Held transcript={held} />
  if (!broken) return <Box look="now" title={t('draw.working')} hint={t('draw.workingHint')} />
  const step = { number: steps.indexOf(progress.step) + 1, name: t(`draw.step.${progress.step}`) }
  return (
    <Box look="broken" title={t('draw.broken', step)} hint={t('draw.brokenHint')}>
      <Place broken={broken} />
    </Box>
  )
}

function Held({ transcript: { announcement, entries, outcome } }: { readonly transcript: Transcript }) {
  const { t, i18n } = useTranslation()
  const say = useWords()
  const shown = (count: number) => count.toLocaleString(i18n.language)
  const numbers = {
    title: say(announcement.title),
    entries: shown(entries.length),
    places: shown(announcement.capacity),
    enrolled: shown(outcome.enrolled.length),
  }
  if (announcement.beacon) return <Box look="done" title={t('draw.held')} hint={t('draw.heldHint', numbers)} />
  return <Box look="doubt" title={t('draw.unverifiable')} hint={t('draw.unverifiableHint', numbers)} />
}

/** Where it breaks: for people the reason, for programmers the place. */
function Place({ broken: { pointer, why, expected, found } }: { readonly broken: Break }) {
  const { t } = useTranslation()
  return (
    <dl className={styles['place']}>
      <dt>{t('draw.why')}</dt>
      <dd>{t(`draw.because.${why}`)}</dd>
      <dt>{t('draw.place')}</dt>
      <dd>{pointer ? <code>{pointer}</code> : t('draw.whole')}</dd>
      {expected && <dt>{t('draw.expected')}</dt>}
      {expected && (
        <dd>
          <code>{expected}</code>
        </dd>
      )}
      {found && <dt>{t('draw.found')}</dt>}
      {found && (
        <dd>
          <code>{found}</code>
        </dd>
      )}
    </dl>
  )
}

interface BoxProps {
  readonly look: 'done' | 'doubt' | 'broken' | 'now'
  readonly title: string
  readonly hint: string
  readonly children?: ReactNode
}

function Box({ look, title, hint, children }: BoxProps) {
  return (
    <section className={styles['verdict']} data-look={look}>
      <Sign look={look} />
      <div>
        <h2>{title}</h2>
        <p>{hint}</p>
        {children}
      </div>
    </section>
  )
}
