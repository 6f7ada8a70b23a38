import { useTranslation } from 'react-i18next'
import { type Step, steps } from './check/verify'
import { Sign } from './Sign'
import type { Check } from './useCheck'
import styles from './VerifyPage.module.css'

type State = 'done' | 'broken' | 'now' | 'waiting'

/** Every step with its sign: done, broken here, under way, not reached. */
export function Steps({ check }: { readonly check: Check }) {
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

function One({ step, state, check }: { readonly step: Step; readonly state: State; readonly check: Check }) {
  const { t } = useTranslation()
  const { share } = check.progress
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

function stateOf(step: Step, { held, broken, progress }: Check): State {
  const ahead = steps.indexOf(step) - steps.indexOf(progress.step)
  if (held || ahead < 0) return 'done'
  if (ahead > 0) return 'waiting'
  return broken ? 'broken' : 'now'
}
