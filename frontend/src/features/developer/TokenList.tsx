import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommunities } from '@/api/communities'
import type { OwnTokenFragment } from '@/gql/developer'
import { useNow } from '@/time/clock'
import { clockTime } from '@/time/format'
import { MINUTE } from '@/time/zone'
import { Button } from '@/ui/Button'
import { fullDate } from '@/ui/dates'
import { Empty } from '@/ui/Empty'
import { useLook } from '@/ui/look'
import { dotted } from '@/ui/words'
import { inOrder } from './draft'
import { RevokeDialog } from './RevokeDialog'
import styles from './DevelopersPage.module.css'

interface TokenListProps {
  readonly list: readonly OwnTokenFragment[]
  readonly onRevoked: () => void
}

/** One's own tokens: what each may do, and until when. */
export function TokenList({ list, onRevoked }: TokenListProps) {
  const { t } = useTranslation()
  const [doomed, setDoomed] = useState<OwnTokenFragment>()
  if (list.length === 0) return <Empty title={t('developers.empty')} hint={t('developers.emptyHint')} />
  return (
    <>
      <ul className={styles['tokens']}>
        {list.map((token) => (
          <Token key={token.id} token={token} onRevoke={() => setDoomed(token)} />
        ))}
      </ul>
      {doomed && (
        <RevokeDialog
          token={doomed}
          onClose={() => setDoomed(undefined)}
          onRevoked={() => {
            setDoomed(undefined)
            onRevoked()
          }}
        />
      )}
    </>
  )
}

function Token({ token, onRevoke }: { token: OwnTokenFragment; onRevoke: () => void }) {
  const { t } = useTranslation()
  const { language } = useLook()
  const zone = useCommunities()[0]?.timeZone ?? 'Asia/Shanghai'
  const now = useNow(MINUTE)
  const day = (at: string) => fullDate(Date.parse(at), zone, language)
  const over = Date.parse(token.expiresAt) <= now
  const used = token.lastUsedAt && `${day(token.lastUsedAt)} ${clockTime(Date.parse(token.lastUsedAt), zone)}`
  return (
    <li className={styles['token']} data-over={over}>
      <div>
        <h3>
          {token.name} <code>{token.hint}…</code>
        </h3>
        <p>{dotted(inOrder(token.scopes).map((scope) => t(`developers.scope.${scope}`)))}</p>
        <p>
          {dotted([
            over ? t('developers.over', { date: day(token.expiresAt) }) : t('developers.until', { date: day(token.expiresAt) }),
            used ? t('developers.used', { time: used }) : t('developers.unused'),
          ])}
        </p>
      </div>
      <Button aria-label={t('developers.revokeLabel', { name: token.name })} onClick={onRevoke}>
        {t('developers.revoke')}
      </Button>
    </li>
  )
}
