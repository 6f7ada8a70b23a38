import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { newKey } from '@/api/key'
import { isStaffOf, useViewer } from '@/api/viewer'
import { BlockSpaceDocument } from '@/gql/booking'
import { timeRange } from '@/time/format'
import { Button } from '../Button'
import { say } from '../toast'
import { Told, useSending } from '../useSending'
import { Why } from '../Why'
import { slotInput } from './actions'
import type { Wanted } from './model'

interface BlockPartProps {
  readonly wanted: Wanted
  readonly onDone: () => void
}

/** Staff may take the time for nobody, such as for repairs. */
export function BlockPart({ wanted, onDone }: BlockPartProps) {
  const { t } = useTranslation()
  const client = useClient()
  const { person } = useViewer()
  const { busy, wrong, run } = useSending()
  const [asking, setAsking] = useState(false)
  const key = useRef(newKey())
  if (!isStaffOf(person, wanted.communityId)) return null
  const block = async (reason: string) => {
    const made = await run(async () => {
      const { booking, refusals } = (await client.send(BlockSpaceDocument, { input: { key: key.current, slot: slotInput(wanted), reason } })).blockSpace
      if (!booking) throw new Told(refusals.map(({ message }) => message).join(' '))
      return true
    })
    key.current = newKey()
    if (!made) return
    say(t('why.blocked', { name: wanted.spaceName, range: timeRange(wanted.start, wanted.end, wanted.zone) }))
    onDone()
  }
  if (!asking) {
    return (
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('why.block')}
      </Button>
    )
  }
  return <Why label={t('why.blockWhy')} hint={t('why.hint')} doIt={t('why.block')} busy={busy} wrong={wrong} onGiven={(reason) => void block(reason)} />
}
