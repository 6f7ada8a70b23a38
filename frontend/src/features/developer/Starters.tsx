import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/ui/Button'
import { copy } from '@/ui/copy'
import { starter, type Tool, tools } from './starters'
import styles from './DevelopersPage.module.css'

/** A first program in the tool of one's choice, with this server's address in it. */
export function Starters() {
  const { t } = useTranslation()
  const [tool, setTool] = useState<Tool>('curl')
  const [copied, setCopied] = useState<boolean>()
  const code = useRef<HTMLPreElement>(null)
  const text = starter(tool, window.location.origin)
  const select = () => code.current && window.getSelection()?.selectAllChildren(code.current)
  const pick = (next: Tool) => {
    setTool(next)
    setCopied(undefined)
  }
  return (
    <section className={styles['section']}>
      <h2>{t('developers.start')}</h2>
      <p>{t('developers.startHint')}</p>
      <div className={styles['picks']} role="group" aria-label={t('developers.tool')}>
        {tools.map((one) => (
          <Button key={one} aria-pressed={one === tool} onClick={() => pick(one)}>
            {one}
          </Button>
        ))}
        <Button look="quiet" aria-label={t('developers.copyProgram', { tool })} onClick={() => void copy(text, select).then(setCopied)}>
          {t('developers.copy')}
        </Button>
        <span aria-live="polite" className={styles['copied']}>
          {copied !== undefined && (copied ? t('developers.copied') : t('developers.copyByHand'))}
        </span>
      </div>
      {/* It may be wider than the page, and the keyboard must be able to scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre ref={code} className={styles['code']} lang="en" role="region" aria-label={t('developers.program', { tool })} tabIndex={0}>
        {text}
      </pre>
    </section>
  )
}
