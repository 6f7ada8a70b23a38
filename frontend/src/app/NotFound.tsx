import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import styles from './CommunitiesProvider.module.css'
import { buttonClass } from '@/ui/Button'
import { Empty } from '@/ui/Empty'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <main id="content" tabIndex={-1} className={styles['lonely']}>
      <Empty whole title={t('app.notFound')} hint={t('app.notFoundHint')}>
        <Link href="/" className={buttonClass('primary')}>
          {t('app.toHome')}
        </Link>
      </Empty>
    </main>
  )
}
