import type { ReactNode } from 'react'
import styles from './Empty.module.css'

/** Nothing to show, and what to do about it. */
export function Empty({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return (
    <div className={styles['empty']}>
      <h2>{title}</h2>
      <p>{hint}</p>
      {children}
    </div>
  )
}
