import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused, useClient } from '@/api/client'
import { RevealContactDocument, type RevealContactMutation } from '@/gql/board'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { focusWrong } from '@/ui/focusWrong'
import { dialled } from '@/ui/phone'
import { Told, useSending } from '@/ui/useSending'
import { LONGEST_REASON, quickReasons, reasonGiven } from './reasons'
import styles from './StaffCard.module.css'

type Revealed = RevealContactMutation['revealContact']

interface RevealProps {
  readonly bookingId: string
  /** What is known without a reason, masked. */
  readonly name: string
  readonly phone: string | null
}

/** Whom the booking is for. The whole name and phone are shown for a reason, which is kept, until the card is closed. */
export function Reveal({ bookingId, name, phone }: RevealProps) {
  const { t } = useTranslation()
  const [stage, setStage] = useState<'masked' | 'asking' | Revealed>('masked')
  const box = useRef<HTMLElement>(null)
  // Where the keyboard goes on when the button that it was on is gone.
  const turn = (next: typeof stage) => {
    box.current?.focus()
    setStage(next)
  }
  const revealed = typeof stage === 'object'
  return (
    <section ref={box} tabIndex={-1} className={styles['contact']} aria-label={t('board.contact')} data-revealed={revealed}>
      {revealed ? (
        <Whole {...stage} />
      ) : (
        <p>
          <b>{name}</b> {phone && <span className="figures">{phone}</span>}
        </p>
      )}
      {stage === 'masked' && <Button onClick={() => turn('asking')}>{t('board.reveal')}</Button>}
      {stage === 'asking' && <WhyForm bookingId={bookingId} onRevealed={turn} onBack={() => turn('masked')} />}
    </section>
  )
}

function Whole({ name, phone }: Revealed) {
  const { t } = useTranslation()
  return (
    <>
      <dl aria-live="polite">
        <dt>{t('board.name')}</dt>
        <dd>{name}</dd>
        <dt>{t('board.phone')}</dt>
        <dd className="figures">{phone ? <a href={dialled(phone)}>{phone}</a> : t('board.noPhone')}</dd>
      </dl>
      <p>{t('board.revealed')}</p>
    </>
  )
}

interface WhyFormProps {
  readonly bookingId: string
  readonly onRevealed: (revealed: Revealed) => void
  readonly onBack: () => void
}

function WhyForm({ bookingId, onRevealed, onBack }: WhyFormProps) {
  const { t } = useTranslation()
  const client = useClient()
  const [text, setText] = useState('')
  const [short, setShort] = useState(false)
  const { busy, wrong, run, calm } = useSending({ BAD_USER_INPUT: t('board.revealShort') })

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = reasonGiven(text)
    setShort(reason === null)
    focusWrong(event.currentTarget)
    if (!reason) return
    const done = await run(() => client.send(RevealContactDocument, { input: { bookingId, reason } }).catch(inItsWords))
    if (done) onRevealed(done.revealContact)
  }
  const write = (next: string) => {
    calm()
    setShort(false)
    setText(next)
  }
  return (
    <form className={styles['why']} onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{t('board.revealWhy')}</legend>
        {quickReasons.map((reason) => {
          const words = t(`board.why.${reason}`)
          return (
            <Button key={reason} aria-pressed={text === words} onClick={() => write(words)}>
              {words}
            </Button>
          )
        })}
      </fieldset>
      <Field
        label={t('board.revealReason')}
        hint={t('board.revealHint')}
        maxLength={LONGEST_REASON}
        value={text}
        wrong={short ? t('board.revealShort') : wrong || undefined}
        onChange={write}
      />
      <div className={styles['buttons']}>
        <Button type="submit" look="primary" disabled={busy}>
          {t('board.revealNow')}
        </Button>
        <Button onClick={onBack}>{t('board.revealBack')}</Button>
      </div>
    </form>
  )
}

/** Where there is nobody to reach, the server says why in the viewer's language. */
function inItsWords(error: unknown): never {
  throw error instanceof Refused && error.code === 'CONFLICT' ? new Told(error.message) : error
}
