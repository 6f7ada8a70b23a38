import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { focusWrong } from '@/ui/focusWrong'
import { hasCamera, useCamera } from './useCode'
import styles from './CheckIn.module.css'

interface CodeFormProps {
  readonly busy: boolean
  readonly wrong: string
  readonly onCode: (code: string) => void
}

/** The code at the door, typed or read by the camera. */
export function CodeForm({ busy, wrong, onCode }: CodeFormProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const { video, state, start, stop } = useCamera((read) => {
    setCode(read)
    onCode(read)
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setMissing(code.trim() === '')
    focusWrong(event.currentTarget)
    if (code.trim()) onCode(code.trim())
  }
  return (
    <form className={styles['form']} noValidate onSubmit={submit}>
      {state === 'on' && (
        <>
          <video ref={video} className={styles['camera']} playsInline muted aria-label={t('checkin.looking')} />
          <Button onClick={stop}>{t('checkin.stop')}</Button>
        </>
      )}
      {state !== 'on' && hasCamera() && <Button onClick={start}>{t('checkin.camera')}</Button>}
      {!hasCamera() && <p className={styles['soft']}>{t('checkin.noCamera')}</p>}
      {state === 'denied' && <p role="alert">{t('checkin.denied')}</p>}
      <Field
        label={t('checkin.code')}
        hint={t('checkin.codeHint')}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={16}
        value={code}
        wrong={missing ? t('checkin.noCode') : wrong || undefined}
        onChange={(next) => {
          setMissing(false)
          setCode(next)
        }}
      />
      <Button type="submit" look="primary" disabled={busy}>
        {t('checkin.do')}
      </Button>
    </form>
  )
}
