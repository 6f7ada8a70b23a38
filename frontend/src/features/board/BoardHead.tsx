import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { type Community, useCommunities } from '@/api/communities'
import { isStaffOf, useViewer } from '@/api/viewer'
import { dayName } from '@/time/format'
import { addDays, momentAt } from '@/time/zone'
import { Button, buttonClass } from '@/ui/Button'
import { LineStatus } from '@/ui/LineStatus'
import { useLook } from '@/ui/look'
import styles from './BoardHead.module.css'

export type Shown = 'grid' | 'list'

interface BoardHeadProps {
  readonly community: Community
  readonly day: string
  readonly today: string
  readonly shown: Shown
  readonly onDay: (day: string) => void
  readonly onShow: (shown: Shown) => void
}

export function BoardHead({ community, day, today, shown, onDay, onShow }: BoardHeadProps) {
  const { t } = useTranslation()
  const { language } = useLook()
  const staff = isStaffOf(useViewer().person, community.id)
  const noon = momentAt(day, 12 * 60, community.timeZone)
  const near = { [today]: t('day.today'), [addDays(today, 1)]: t('day.tomorrow'), [addDays(today, -1)]: t('day.yesterday') }[day]
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        <h1>{t('board.title', { name: community.name })}</h1>
        <LineStatus />
      </div>
      <Communities here={community} day={day} today={today} />
      <div className={styles['tools']}>
        <p className={styles['day']}>
          <strong>{dayName(noon, community.timeZone, language)}</strong> {near && <span>{near}</span>}
        </p>
        <DayPicker day={day} today={today} onDay={onDay} />
        {staff && (
          <Link href={`/board/${community.slug}/requests`} className={buttonClass('plain')}>
            {t('inbox.title')}
          </Link>
        )}
        {staff && (
          <Link href={`/board/${community.slug}/doors`} className={buttonClass('plain')}>
            {t('checkin.signsName')}
          </Link>
        )}
        {staff && (
          <Link href={`/board/${community.slug}/waiting`} className={buttonClass('plain')}>
            {t('waitlist.title')}
          </Link>
        )}
        {staff && (
          <Link href={`/board/${community.slug}/courses`} className={buttonClass('plain')}>
            {t('nav.courses')}
          </Link>
        )}
        {staff && (
          <Link href={`/board/${community.slug}/rules`} className={buttonClass('plain')}>
            {t('rules.name')}
          </Link>
        )}
        <div role="group" aria-label={t('board.view')} className={styles['group']}>
          <Button aria-pressed={shown === 'grid'} onClick={() => onShow('grid')}>
            {t('board.grid')}
          </Button>
          <Button aria-pressed={shown === 'list'} onClick={() => onShow('list')}>
            {t('board.list')}
          </Button>
        </div>
      </div>
    </header>
  )
}

function Communities({ here, day, today }: { here: Community; day: string; today: string }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('board.community')} className={styles['communities']}>
      {useCommunities().map(({ slug, name }) => (
        <Link
          key={slug}
          href={`/board/${slug}${day === today ? '' : `?day=${day}`}`}
          className={buttonClass('plain', { pressed: slug === here.slug })}
          {...(slug === here.slug && { 'aria-current': 'page' as const })}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

function DayPicker({ day, today, onDay }: Pick<BoardHeadProps, 'day' | 'today' | 'onDay'>) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className={styles['group']}>
      <Button aria-label={t('board.previous')} onClick={() => onDay(addDays(day, -1))}>
        ‹
      </Button>
      <Button aria-pressed={day === today} onClick={() => onDay(today)}>
        {t('day.today')}
      </Button>
      <Button aria-label={t('board.next')} onClick={() => onDay(addDays(day, 1))}>
        ›
      </Button>
      <label htmlFor={id} className="unseen">
        {t('board.pickDay')}
      </label>
      <input id={id} type="date" value={day} required onChange={(event) => onDay(event.target.value)} />
    </div>
  )
}
