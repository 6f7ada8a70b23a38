import { useTranslation } from 'react-i18next'
import { timeRange, endTime } from '@/time/format'
import { type Span, unitsNeeded } from '@/time/slots'
import { Button } from '@/ui/Button'
import { useDesk } from '@/ui/booking/Desk'
import { StateSign } from '@/ui/StateSign'
import { dotted, stateWord, untilWords } from '@/ui/words'
import { DayRibbon } from './DayRibbon'
import type { Offer } from './offers'
import styles from './SpaceCard.module.css'

interface SpaceCardProps {
  readonly offer: Offer
  readonly now: number
  readonly people: number
}

/** One bookable space: what it is, how it stands, and the next booking in one tap. */
export function SpaceCard({ offer, now, people }: SpaceCardProps) {
  const { t } = useTranslation()
  const { community, space, live, moment, slot, day } = offer
  const zone = community.timeZone
  return (
    <article className={styles['card']} data-state={moment.state} aria-label={space.name}>
      <p className={styles['state']}>
        <StateSign state={moment.state} />
        <strong>{stateWord(t, moment)}</strong>
        <span className="figures">{untilWords(t, moment, now, zone)}</span>
      </p>
      <h3 className={styles['name']}>{space.name}</h3>
      <div>
        <p className={styles['facts']}>
          {dotted([
            community.name,
            space.floor,
            space.capacity !== null && t('space.seats', { count: space.capacity }),
            space.allocation === 'POOL' && moment.state !== 'CLOSED' && t('space.units', { free: moment.freeUnits, all: live.units }),
          ])}
        </p>
        <p className={styles['facts']}>{dotted(space.amenities.map((amenity) => t(`amenity.${amenity}`)))}</p>
      </div>
      <DayRibbon live={live} day={day} needed={unitsNeeded(space)} now={now} zone={zone} />
      {slot && <BookButton offer={offer} slot={slot} now={now} people={people} />}
    </article>
  )
}

interface BookButtonProps {
  readonly offer: Offer
  readonly slot: Span
  readonly now: number
  readonly people: number
}

function BookButton({ offer: { community, space, day }, slot, now, people }: BookButtonProps) {
  const { t } = useTranslation()
  const { choose } = useDesk()
  const zone = community.timeZone
  const range = timeRange(slot.start, slot.end, zone)
  const running = slot.start <= now
  const later = day === 'today' ? t('space.bookSlot', { range }) : t('space.bookTomorrow', { range })
  const text = running ? t('space.bookUntil', { time: endTime(slot.end, zone) }) : later
  return (
    <Button
      look={running ? 'primary' : 'plain'}
      wide
      aria-label={t('space.bookLabel', { text, name: space.name })}
      onClick={() =>
        choose({
          spaceId: space.id,
          spaceName: space.name,
          floor: space.floor,
          communityId: community.id,
          communityName: community.name,
          zone,
          ...slot,
          attendees: Math.max(1, people),
        })
      }
    >
      <span className="figures">{text}</span>
    </Button>
  )
}
