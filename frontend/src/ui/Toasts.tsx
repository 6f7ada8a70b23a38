import { dismiss, useToasts } from './toast'
import styles from './Toasts.module.css'

/** What has just happened, spoken by screen readers too. */
export function Toasts() {
  const toasts = useToasts()
  return (
    <div className={styles['toasts']} role="status" aria-live="polite">
      {toasts.map(({ id, text, action }) => (
        <div key={id} className={styles['toast']}>
          <p>{text}</p>
          {action && (
            <button
              type="button"
              onClick={() => {
                dismiss(id)
                action.run()
              }}
            >
              {action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  )
}
