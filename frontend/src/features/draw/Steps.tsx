import { useTranslation } from 'react-i18next'
import { type Step, steps } from './check/verify'
import { Sign } from './Sign'
import type { Check } from './useCheck'
import styles from './VerifyPage.module.css'

type State = 'done' | 'doubt' | 'broken' | 'now' | 'waiting'

/** Every step with its sign: done, doubtful, broken here, under way, not reached. */
export function Steps({ check }: { readonly check: Check | undefined }) {
  const { t } = useTranslation()
  return (
    <section className={styles['section']}>
      <h2>{t('draw.steps')}</h2>
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <One key={step} step={step} state={stateOf(step, check)} check={check} />
        ))}
      </ol>
    </section>
  )
}

function One({ step, state, check }: { readonly step: Step; readonly state: State; readonly check: Check | undefined }) {
  const { t } = useTranslation()
  const share = check?.progress.share ?? 0
  return (
    <li data-state={state}>
      <Sign look={state} />
      <div>
        <h3>
          {t(`draw.step.${step}`)} <span className="unseen">{t(`draw.state.${state}`)}</span>
        </h3>
        <p>{t(`draw.does.${step}`)}</p>
        {state === 'now' && share > 0 && <progress value={share} aria-label={t(`draw.step.${step}`)} />}
      </div>
    </li>
  )
}

function stateOf(step: Step, check: Check | undefined): State {
  if (!check || check.failed) return 'waiting'
  const { held, broken, progress } = check
  // What the steps agree on is worth little where the organiser knew all that went into the seed.
  if (held && step === 'seed' && !held.announcement.beacon) return 'doubt'
  const ahead = steps.indexOf(step) - steps.indexOf(progress.step)
  if (held || ahead < 0) return 'done'
  if (ahead > 0) return 'waiting'
  return broken ? 'broken' : 'now'
}
