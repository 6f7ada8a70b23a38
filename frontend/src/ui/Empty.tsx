import type { ReactNode } from 'react'
import styles from './Empty.module.css'

interface EmptyProps {
  readonly title: string
  readonly hint: string
  /** Whether this is all the page has to say. */
  readonly whole?: boolean
  readonly children?: ReactNode
}

/** Nothing to show, and what to do about it. */
export function Empty({ title, hint, whole = false, children }: EmptyProps) {
  const Heading = whole ? 'h1' : 'h2'
  return (
    <div className={styles['empty']}>
      <Heading>{title}</Heading>
      <p>{hint}</p>
      {children}
    </div>
  )
}
