import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '@/api/client'
import { GiveNameDocument } from '@/gql/signin'
import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { useSending } from '@/ui/useSending'
import styles from './SignInPage.module.css'

/** Asks a newcomer for a name, once; nobody has to give one. */
export function NameForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const client = useClient()
  const [name, setName] = useState('')
  const { busy, wrong, run, calm } = useSending({ BAD_USER_INPUT: t('signin.badName') })
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return field.current?.focus()
    if (await run(() => client.send(GiveNameDocument, { name: name.trim() }))) onDone()
  }
  return (
    <form className={`${styles['card']} ${styles['form']}`} onSubmit={(event) => void submit(event)} noValidate>
      <h1>{t('signin.nameTitle')}</h1>
      <Field
        ref={field}
        autoComplete="name"
        maxLength={40}
        label={t('signin.name')}
        hint={t('signin.nameHint')}
        wrong={wrong || undefined}
        value={name}
        onChange={(text) => {
          calm()
          setName(text)
        }}
      />
      <Button type="submit" look="primary" wide disabled={busy}>
        {t('signin.saveName')}
      </Button>
      <Button look="quiet" wide onClick={onDone}>
        {t('signin.skipName')}
      </Button>
    </form>
  )
}
