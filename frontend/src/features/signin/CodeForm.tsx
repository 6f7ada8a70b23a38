import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { RequestCodeDocument } from '@/gql/signin'
import { useSending } from '@/ui/useSending'
import { waitOf } from './code'
import { CodeStep } from './CodeStep'
import { PhoneStep } from './PhoneStep'

/** A phone first, then the code that was sent to it. */
export function CodeForm({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const { t } = useTranslation()
  const client = useClient()
  const [phone, setPhone] = useState('')
  const [step, setStep] = useState<'phone' | 'code'>('phone')
  const [sent, setSent] = useState({ phone: '', againAt: 0 })
  const { busy, wrong, run, calm } = useSending({
    BAD_USER_INPUT: t('signin.badPhone'),
    RATE_LIMITED: t('signin.often'),
    UNAVAILABLE: t('signin.notSent'),
  })

  const request = async () => {
    // Who comes back to the same phone has a code on the way already.
    if (sent.phone === phone && Date.now() < sent.againAt) return setStep('code')
    const answer = await run(() => client.send(RequestCodeDocument, { input: { phone } }))
    if (!answer) return
    setSent({ phone, againAt: Date.now() + waitOf(answer.requestCode) })
    setStep('code')
  }

  if (step === 'phone') {
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
  return <CodeStep phone={phone} resending={resending} onOther={() => setStep('phone')} onSignedIn={onSignedIn} />
}
