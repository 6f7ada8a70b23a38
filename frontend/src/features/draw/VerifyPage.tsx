import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Chooser } from './Chooser'
import { Compare } from './Compare'
import { FindReceipt } from './FindReceipt'
import { Lists } from './Lists'
import { Steps } from './Steps'
import { Verdict } from './Verdict'
import { fetchHere, useCheck } from './useCheck'
import styles from './VerifyPage.module.css'

/** Draws again in the browser what was drawn, from the transcript alone; once loaded it asks no server for anything. */
export function VerifyPage() {
  const { t } = useTranslation()
  const { check, start } = useCheck()
  useEffect(() => {
    const address = new URLSearchParams(location.search).get('transcript')
    if (address) start(() => fetchHere(address))
  }, [start])
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <header className={styles['head']}>
        <h1>{t('draw.title')}</h1>
        <p>{t('draw.lead')}</p>
      </header>
      <Chooser again={check !== undefined} onChosen={start} />
      {check && <Verdict check={check} />}
      <Steps check={check} />
      {check?.held && (
        <>
          <Compare transcript={check.held} />
          <FindReceipt transcript={check.held} />
          <Lists transcript={check.held} />
        </>
      )}
    </main>
  )
}
