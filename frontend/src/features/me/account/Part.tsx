import { type ReactNode, type Ref, useId } from 'react'
import styles from './AccountPage.module.css'

interface PartProps {
  readonly title: string
  readonly hint: string
  /** Where the keyboard goes on when what it was on is gone. */
  readonly heading?: Ref<HTMLHeadingElement>
  readonly children: ReactNode
}

/** One matter of the account: what it is about at the side, and what can be done. */
export function Part({ title, hint, heading, children }: PartProps) {
  const id = useId()
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <div className={styles['about']}>
        <h2 ref={heading} id={id} tabIndex={-1}>
          {title}
        </h2>
        <p>{hint}</p>
      </div>
      <div className={styles['card']}>{children}</div>
    </section>
  )
}
