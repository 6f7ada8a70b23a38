import type { SpaceState } from '@/gql/graphql'
import styles from './StateSign.module.css'

/** A sign of its own shape for each state, because colour is never the only carrier. */
export function StateSign({ state }: { state: SpaceState }) {
  const tone = { FREE: 'free', OPEN: 'free', HELD: 'held', BUSY: 'busy', CLOSED: 'closed' }[state]
  return (
    <svg viewBox="0 0 16 16" className={`${styles['sign']} ${styles[tone]}`} aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
      {shapes[state]}
    </svg>
  )
}

const tick = <path d="M4.6 8.3 7 10.6l4.4-5" stroke="var(--surface)" strokeLinecap="round" strokeLinejoin="round" />

const shapes: Record<SpaceState, React.ReactNode> = {
  FREE: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
      {tick}
    </>
  ),
  OPEN: <path d="M3 14V3.5A1.5 1.5 0 0 1 4.5 2h7A1.5 1.5 0 0 1 13 3.5V14M1 14h14M6 14V5l4 1.4V14" strokeWidth="1.6" strokeLinejoin="round" />,
  HELD: <circle cx="8" cy="8" r="6" strokeDasharray="0.1 3.66" strokeLinecap="round" strokeWidth="2.4" />,
  BUSY: <rect x="2" y="2" width="12" height="12" rx="3" fill="currentColor" stroke="none" />,
  CLOSED: (
    <>
      <circle cx="8" cy="8" r="6" strokeWidth="1.6" />
      <path d="m4 12 8-8" strokeWidth="1.6" />
    </>
  ),
}
