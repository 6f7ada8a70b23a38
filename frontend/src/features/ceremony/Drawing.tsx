import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '@/time/clock'
import styles from './Ceremony.module.css'
import { type Lot, lotsOf, shownAfter } from './stage'

interface DrawingProps {
  readonly id: string
  readonly drawnAt: string | null
  readonly capacity: number
}

/** How many lots of each list are on the screen at once, the newest first. */
const ROOM = 12

/** The lots as they are drawn, one after the other; whoever comes later sees where it stands by now. */
export function Drawing({ id, drawnAt, capacity }: DrawingProps) {
  const { t } = useTranslation()
  const transcript = useTranscript(id)
  return transcript === undefined ? <p>{t('app.loading')}</p> : <Lots transcript={transcript} drawnAt={drawnAt} capacity={capacity} />
}

function Lots({ transcript, drawnAt, capacity }: Omit<DrawingProps, 'id'> & { readonly transcript: string }) {
  const { t } = useTranslation()
  const lots = useMemo(() => lotsOf(transcript), [transcript])
  const hash = useHash(transcript)
  const count = useShown(lots.length, Date.parse(drawnAt ?? ''))
  const shown = lots.slice(0, count)
  const enrolled = shown.filter((lot) => lot.enrolled)
  const taken = enrolled.reduce((sum, { places }) => sum + places, 0)
  const done = count === lots.length
  return (
    <>
      <p className={styles['now']}>{t(done ? 'ceremony.done' : 'ceremony.drawing', { shown: count, total: lots.length })}</p>
      <meter className={styles['meter']} min={0} max={capacity} value={taken} aria-label={t('course.taken', { taken, capacity })} />
      <p className="figures">{t('course.taken', { taken, capacity })}</p>
      <div className={styles['lists']}>
        <List title={t('ceremony.enrolled')} lots={enrolled} done={done} />
        <List title={t('ceremony.waitlist')} lots={shown.slice(enrolled.length)} done={done} />
      </div>
      {done && hash && (
        <p className={styles['hash']}>
          {t('ceremony.transcript')} <code>{hash}</code>
        </p>
      )}
    </>
  )
}

function List({ title, lots, done }: { title: string; lots: readonly Lot[]; done: boolean }) {
  const { t } = useTranslation()
  // While it goes on the newest stands on top; in the end each list begins with its first.
  const seen = done ? lots.slice(0, ROOM) : lots.slice(-ROOM).toReversed()
  return (
    <section>
      <h2>
        {title} <span className="figures">{lots.length}</span>
      </h2>
      <ol aria-live="off">
        {seen.map(({ id, label, receipt, places, place }) => (
          <li key={id}>
            <b className="figures">{place}</b>
            <span>{label}</span>
            {places > 1 && <span>{t('ceremony.people', { count: places })}</span>}
            <code>{receipt}</code>
          </li>
        ))}
      </ol>
      {done && lots.length > ROOM && <p>{t('ceremony.more', { count: lots.length - ROOM })}</p>}
    </section>
  )
}

const still = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** How many lots are to be seen by now; all at once for who wants nothing to move. */
function useShown(lots: number, drawnAt: number): number {
  const [count, setCount] = useState(() => (still() ? lots : shownAfter(serverNow() - drawnAt, lots)))
  useEffect(() => {
    if (count >= lots) return undefined
    const timer = setInterval(() => setCount(still() ? lots : shownAfter(serverNow() - drawnAt, lots)), 100)
    return () => clearInterval(timer)
  }, [count, lots, drawnAt])
  return count
}

const AGAIN = 5_000

/** The published transcript, which never changes; asked for until the server has answered. */
function useTranscript(id: string): string | undefined {
  const [transcript, setTranscript] = useState<string>()
  useEffect(() => {
    const end = new AbortController()
    let retry: ReturnType<typeof setTimeout>
    const load = () => {
      const again = () => {
        if (!end.signal.aborted) retry = setTimeout(load, AGAIN)
      }
      fetch(`/draws/${id}.json`, { signal: end.signal })
        .then(async (response) => (response.ok ? setTranscript(await response.text()) : again()))
        .catch(again)
    }
    load()
    return () => {
      end.abort()
      clearTimeout(retry)
    }
  }, [id])
  return transcript
}

/** The SHA-256 of the transcript; by a library, since pages without https have no other. */
function useHash(text: string): string {
  const [hash, setHash] = useState('')
  useEffect(() => {
    let over = false
    const make = async () => {
      const [{ sha256 }, { bytesToHex, utf8ToBytes }] = await Promise.all([import('@noble/hashes/sha2.js'), import('@noble/hashes/utils.js')])
      if (!over) setHash(bytesToHex(sha256(utf8ToBytes(text))))
    }
    void make()
    return () => {
      over = true
    }
  }, [text])
  return hash
}
