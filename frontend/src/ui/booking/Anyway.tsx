import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isStaffOf, useViewer } from '@/api/viewer'
import type { ReasonFragment } from '@/gql/booking'
import { Button } from '../Button'
import { Why } from '../Why'

interface AnywayProps {
  readonly communityId: string
  readonly refusals: readonly ReasonFragment[]
  readonly onGiven: (reason: string) => void
}

/** Staff may book against the rules with a reason, unless one of them is none that can be broken. */
export function Anyway({ communityId, refusals, onGiven }: AnywayProps) {
  const { t } = useTranslation()
  const { person } = useViewer()
  const [asking, setAsking] = useState(false)
  if (!isStaffOf(person, communityId) || refusals.length === 0 || !refusals.every(({ overridable }) => overridable)) return null
  if (!asking) return <Button onClick={() => setAsking(true)}>{t('why.book')}</Button>
  return <Why label={t('why.anyway')} hint={t('why.hint')} doIt={t('why.book')} onGiven={onGiven} />
}
