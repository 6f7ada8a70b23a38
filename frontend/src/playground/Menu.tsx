import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'

interface Props {
  label: ReactNode
  className?: string
  children: (close: () => void) => ReactNode
}

/** A button with a panel below it: Escape, a click elsewhere and a choice close it. */
export function Menu({ label, className = '', children }: Props) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDetailsElement>(null)
  const summary = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!open) return undefined
    const onPointer = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false)
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      setOpen(false)
      summary.current?.focus()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])
  // React holds the state, so the browser's own toggling, which tells of itself a moment later, is held back.
  const toggle = (event: MouseEvent) => {
    event.preventDefault()
    setOpen(!open)
  }
  return (
    <details ref={box} open={open} className={`menu ${className}`}>
      <summary ref={summary} onClick={toggle}>
        {label}
      </summary>
      <div className="menu-panel">{children(() => setOpen(false))}</div>
    </details>
  )
}
