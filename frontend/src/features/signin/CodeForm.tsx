import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { RequestCodeDocument, type SignedInFragment } from '@/gql/signin'
import { useSending } from '@/ui/useSending'
import { waitOf } from './code'
import { CodeStep } from './CodeStep'
import { PhoneStep } from './PhoneStep'

/** A phone first, then the code that was sent to it. */
export function CodeForm({ onSignedIn }: { onSignedIn: (person: SignedInFragment) => Promise<void> }) {
  const { t } = useTranslation()
  const client = useClient()
  const [phone, setPhone] = useState('')
  const [sent, setSent] = useState<{ readonly againAt: number }>()
  const { busy, wrong, run, calm } = useSending({
    BAD_USER_INPUT: t('signin.badPhone'),
    RATE_LIMITED: t('signin.often'),
    UNAVAILABLE: t('signin.notSent'),
  })

  const request = async () => {
    const answer = await run(() => client.send(RequestCodeDocument, { input: { phone } }))
    if (answer) setSent({ againAt: Date.now() + waitOf(answer.requestCode) })
  }

  if (!sent) {
    return (
      <PhoneStep
        phone={phone}
        busy={busy}
        wrong={wrong}
        onChange={(text) => {
          calm()
          setPhone(text)
        }}
        onSubmit={request}
      />
    )
  }
  const resending = { busy, wrong, againAt: sent.againAt, again: request }
  return <CodeStep phone={phone} resending={resending} onOther={() => setSent(undefined)} onSignedIn={onSignedIn} />
}
