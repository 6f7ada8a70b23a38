import styles from './VerifyPage.module.css'

const paths = {
  done: 'M6.5 12.5l3.7 3.7 7.3-8.2',
  broken: 'M8 8l8 8M16 8l-8 8',
  doubt: 'M12 7v6.2M12 16.6v.1',
  now: 'M12 8v4l2.6 2',
  waiting: 'M9 12h6',
} as const

/** A round sign: tick, cross, doubt, under way, yet to come. What it means stands beside it in words. */
export function Sign({ look }: { readonly look: keyof typeof paths }) {
  return (
    <svg className={styles['sign']} data-look={look} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="11" />
      <path d={paths[look]} />
    </svg>
  )
}
