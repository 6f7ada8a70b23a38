import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Community } from '@/api/communities'
import { isStaffOf, useViewer } from '@/api/viewer'
import { useAvailability, useMyBookings } from '@/live/hooks'
import { keep, kept } from '@/ui/kept'
import { stands } from '@/ui/stands'
import type { StaffBooking } from './bars'
import { BoardHead, type Shown } from './BoardHead'
import { DayGrid } from './DayGrid'
import { DayList } from './DayList'
import { Legend } from './Legend'
import { rowsOf } from './rows'
import { StaffCard } from './StaffCard'
import { useDay } from './useDay'
import { useStaffBookings } from './useStaffBookings'
import { useHoldings } from '@/ui/booking/holdings'
import { usePromises } from '@/ui/booking/optimistic'
import styles from './BoardPage.module.css'

const SHOWN = 'youkong.board.shown'

/** The live day board of one community: spaces by time. */
export function BoardPage({ community }: { community: Community }) {
  const { t } = useTranslation()
  const { person } = useViewer()
  const { day, today, setDay } = useDay(community.timeZone)
  const [shown, setShown] = useState(firstShown)
  const staffed = isStaffOf(person, community.id)
  const staff = useStaffBookings(community.id, day, staffed)
  const rows = useRows(community, day, today, staff)
  const [opened, setOpened] = useState<string>()
  const open = useCallback((booking: StaffBooking) => setOpened(booking.id), [])
  const card = staff.find(({ id }) => id === opened)
  const show = (next: Shown) => {
    keep(SHOWN, next)
    setShown(next)
  }
  return (
    <main id="content" tabIndex={-1} className={styles['page']}>
      <BoardHead community={community} day={day} today={today} shown={shown} onDay={setDay} onShow={show} />
      {!rows && <p className={styles['waiting']}>{t('app.loading')}</p>}
      {rows && shown === 'grid' && (
        <>
          <DayGrid key={day} community={community} day={day} rows={rows} onStaff={open} />
          <div className={styles['foot']}>
            <Legend />
            <p>{staffed ? t('board.hintStaff') : person ? t('board.hint') : t('board.hintSignedOut')}</p>
          </div>
        </>
      )}
      {rows && shown === 'list' && <DayList community={community} rows={rows} onStaff={open} />}
      {card && <StaffCard key={card.id} community={community} booking={card} onClose={() => setOpened(undefined)} />}
    </main>
  )
}

/** A list on narrow screens, the board elsewhere, unless someone chose otherwise. */
function firstShown(): Shown {
  const found = kept(SHOWN)
  if (found === 'grid' || found === 'list') return found
  return window.matchMedia('(max-width: 43.75em)').matches ? 'list' : 'grid'
}

function useRows(community: Community, day: string, today: string, staff: readonly StaffBooking[]) {
  const { person } = useViewer()
  // Today is followed without dates, so that the server moves the window on at midnight.
  const store = useAvailability([community.id], day === today ? {} : { from: day, to: day })
  const own = useMyBookings(person?.id)
  const promised = usePromises()
  const holdings = useHoldings()
  const live = store.snapshot().get(community.id)
  return useMemo(
    () => (live?.from === day ? rowsOf(community.spaces, live.spaces, own?.filter(stands) ?? [], staff, promised, holdings) : null),
    [community, day, live, own, staff, promised, holdings],
  )
}
