import type { ComponentProps } from 'react'
import styles from './Button.module.css'

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'primary' | 'quiet'
  readonly wide?: boolean
}

/** A button, large enough for a thumb in either scale. */
export function Button({ look = 'plain', wide, className, ...rest }: ButtonProps) {
  const pressed = rest['aria-pressed'] === true
  return <button type="button" className={buttonClass(look, { wide, pressed, className })} {...rest} />
}

interface Extra {
  readonly wide?: boolean | undefined
  readonly pressed?: boolean
  readonly className?: string | undefined
}

/** The same looks for a link. */
export function buttonClass(look: 'plain' | 'primary' | 'quiet', { wide, pressed, className }: Extra = {}): string {
  const names = [
    styles['button'],
    look === 'plain' ? '' : styles[look],
    wide && styles['wide'],
    pressed && styles['pressed'],
    className,
  ]
  return names.filter(Boolean).join(' ')
}
