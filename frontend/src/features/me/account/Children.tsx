import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { type OwnChildFragment, RemoveChildDocument } from '@/gql/me'
import { Button } from '@/ui/Button'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { fullDate } from '@/ui/dates'
import { useLook } from '@/ui/look'
import { say } from '@/ui/toast'
import { AddChild } from './AddChild'
import { Part } from './Part'
import styles from './AccountPage.module.css'

interface ChildrenProps {
  readonly list: readonly OwnChildFragment[]
  readonly onChanged: () => Promise<void>
}

/** The children in one's care. */
export function Children({ list, onChanged }: ChildrenProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [adding, setAdding] = useState(false)
  const [doomed, setDoomed] = useState<OwnChildFragment>()
  const heading = useRef<HTMLHeadingElement>(null)
  const changed = (text: string) => {
    setAdding(false)
    setDoomed(undefined)
    say(text)
    void onChanged().then(() => heading.current?.focus())
  }
  return (
    <Part title={t('account.children')} hint={t('account.childrenHint')} heading={heading}>
      {list.length === 0 && !adding && <p className={styles['soft']}>{t('account.noChildren')}</p>}
      {list.length > 0 && (
        <ul className={styles['list']}>
          {list.map((child) => (
            <Child key={child.id} child={child} onRemove={() => setDoomed(child)} />
          ))}
        </ul>
      )}
      {adding ? (
        <AddChild onAdded={(name) => changed(t('account.childAdded', { name }))} onClose={() => setAdding(false)} />
      ) : (
        <div className={styles['buttons']}>
          <Button onClick={() => setAdding(true)}>{t('account.addChild')}</Button>
        </div>
      )}
      {doomed && (
        <ConfirmDialog
          title={t('account.removeTitle', { name: doomed.name })}
          hint={t('account.removeHint')}
          doIt={t('account.removeNow')}
          onDo={() => client.send(RemoveChildDocument, { childId: doomed.id })}
          onDone={() => changed(t('account.childRemoved', { name: doomed.name }))}
          onClose={() => setDoomed(undefined)}
        />
      )}
    </Part>
  )
}

function Child({ child, onRemove }: { child: OwnChildFragment; onRemove: () => void }) {
  const { t } = useTranslation()
  const { language } = useLook()
  // A day has no zone; read and written in the same one it stays the day that it is.
  const born = fullDate(Date.parse(child.bornOn), 'UTC', language)
  return (
    <li className={styles['item']}>
      <div>
        <h3>{child.name}</h3>
        <p className={styles['soft']}>{t('account.bornOn', { date: born })}</p>
      </div>
      <Button aria-label={t('account.removeLabel', { name: child.name })} onClick={onRemove}>
        {t('account.remove')}
      </Button>
    </li>
  )
}
