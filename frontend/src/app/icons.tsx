import type { ReactNode } from 'react'

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {children}
    </svg>
  )
}

/** A door left ajar: there is a free room behind it. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <path d="M9 24V10.5A2.5 2.5 0 0 1 11.5 8h9a2.5 2.5 0 0 1 2.5 2.5V24M7 24h18" fill="none" stroke="var(--on-accent)" strokeWidth="2.2" strokeLinecap="round" />
      <path d="M12.5 24V11.5l6 2.2V24z" fill="var(--on-accent)" />
    </svg>
  )
}

export const DoorIcon = () => (
  <Icon>
    <path d="M5 20V6a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v14M3 20h18M9 20V8l6 2v10" />
  </Icon>
)

export const BoardIcon = () => (
  <Icon>
    <path d="M3 6h18M3 12h18M3 18h18M6 6v4M14 6v4M9 12v4M18 12v4M5 18v3M13 18v3" />
  </Icon>
)

export const PersonIcon = () => (
  <Icon>
    <circle cx="12" cy="8" r="4" />
    <path d="M4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6" />
  </Icon>
)

export const SunIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4" />
  </Icon>
)

export const MoonIcon = () => (
  <Icon>
    <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" />
  </Icon>
)

export const HalfIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 3.5v17a8.5 8.5 0 0 0 0-17Z" fill="currentColor" />
  </Icon>
)

export const BookIcon = () => (
  <Icon>
    <path d="M12 6v14M3 5h6a3 3 0 0 1 3 3 3 3 0 0 1 3-3h6v13h-6a3 3 0 0 0-3 2 3 3 0 0 0-3-2H3z" />
  </Icon>
)
