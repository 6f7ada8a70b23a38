import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import { buttonClass } from './Button'

interface SignInLinkProps {
  readonly look?: 'plain' | 'primary' | 'quiet'
  readonly wide?: boolean
  /** What it says, where “sign in” is not enough. */
  readonly children?: ReactNode
  readonly onClick?: () => void
}

/** Leads to where one signs in, and from there back to here. */
export function SignInLink({ look = 'primary', wide, children, onClick }: SignInLinkProps) {
  const { t } = useTranslation()
  const [path] = useLocation()
  const search = useSearch()
  const here = path === '/signin' ? '' : `?next=${encodeURIComponent(search ? `${path}?${search}` : path)}`
  return (
    <Link href={`/signin${here}`} className={buttonClass(look, { wide })} onClick={onClick}>
      {children ?? t('viewer.signIn')}
    </Link>
  )
}
