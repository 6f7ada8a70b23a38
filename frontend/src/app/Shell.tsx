import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { BoardIcon, BookIcon, DoorIcon, Mark, PersonIcon } from './icons'
import { LookSwitches } from './LookSwitches'
import { PersonMenu } from './PersonMenu'
import styles from './Shell.module.css'

const titles: Readonly<Record<string, 'nav.board' | 'nav.courses' | 'nav.me' | 'footer.developers' | 'viewer.signIn' | 'viewer.account' | 'organisation.title' | 'people.title' | 'draw.title'>> = {
  board: 'nav.board',
  courses: 'nav.courses',
  me: 'nav.me',
  developers: 'footer.developers',
  signin: 'viewer.signIn',
  account: 'viewer.account',
  organisations: 'organisation.title',
  people: 'people.title',
  draw: 'draw.title',
  series: 'nav.me',
}

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [path] = useLocation()
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [path])
  const page = t(titles[path.split('/')[1] ?? ''] ?? 'nav.home')
  useEffect(() => {
    document.title = `${page} · ${t('app.name')}`
  }, [page, t])

  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content">
        {t('app.skip')}
      </a>
      <header className={styles['header']}>
        <Link href="/" className={styles['mark']}>
          <Mark />
          {t('app.name')}
        </Link>
        <Navigation path={path} />
        <div className={styles['tools']}>
          <LookSwitches />
          <PersonMenu />
        </div>
      </header>
      <div>{children}</div>
      <footer className={styles['footer']}>
        <p>{t('footer.about')}</p>
        <Link href="/developers">{t('footer.developers')}</Link>
        <a href="/playground">{t('footer.playground')}</a>
        <a href="/schema.graphql">{t('footer.schema')}</a>
      </footer>
    </div>
  )
}

const current = (here: boolean) => (here ? { 'aria-current': 'page' as const } : {})

function Navigation({ path }: { path: string }) {
  const { t } = useTranslation()
  return (
    <nav className={styles['nav']} aria-label={t('nav.label')}>
      <Link href="/" {...current(path === '/')}>
        <DoorIcon />
        {t('nav.home')}
      </Link>
      <Link href="/courses" {...current(path.startsWith('/courses'))}>
        <BookIcon />
        {t('nav.courses')}
      </Link>
      <Link href="/board" {...current(path.startsWith('/board'))}>
        <BoardIcon />
        {t('nav.board')}
      </Link>
      <Link href="/me" {...current(path === '/me')}>
        <PersonIcon />
        {t('nav.me')}
      </Link>
    </nav>
  )
}
