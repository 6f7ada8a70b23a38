import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Community, SpaceFacts } from '@/api/communities'
import type { DateFactsFragment } from '@/gql/series'
import { localDay, momentAt, toDateTime, wallMinutes } from '@/time/zone'
import { Button } from '@/ui/Button'
import { lacks, type Lack, oneself, partyInput, readers } from '@/ui/booking/party'
import { PartyFields } from '@/ui/booking/PartyFields'
import { People, Purpose, Units } from '@/ui/booking/PeopleAndPurpose'
import { focusWrong } from '@/ui/focusWrong'
import { dotted } from '@/ui/words'
import { Booked } from './Booked'
import { Offer } from './Offer'
import { RepeatFields } from './RepeatFields'
import { ruleOf, weeklyFrom } from './rule'
import { clock, minutesOf, TimeOfDay } from './TimeOfDay'
import { useChoice } from './useChoice'
import styles from './Series.module.css'

interface SeriesFormProps {
  readonly community: Community
  readonly space: SpaceFacts
  readonly start: number
  readonly end: number
}

/** What to repeat, when and for whom; below it each date with its outcome. */
export function SeriesForm({ community, space, start, end }: SeriesFormProps) {
  const { t } = useTranslation()
  const zone = community.timeZone
  const [first, setFirst] = useState(localDay(start, zone))
  const [from, setFrom] = useState(clock(wallMinutes(start, zone)))
  const [length, setLength] = useState(end - start)
  const [repeat, setRepeat] = useState(weeklyFrom(first))
  const [attendees, setAttendees] = useState(1)
  const [units, setUnits] = useState(1)
  const [title, setTitle] = useState('')
  const [party, setParty] = useState(oneself)
  const [lacking, setLacking] = useState<readonly Lack[]>([])
  const [booked, setBooked] = useState<readonly DateFactsFragment[]>()
  const choice = useChoice()
  const form = useRef<HTMLFormElement>(null)
  const isPool = space.allocation === 'POOL'

  const { organisationId, onBehalf } = partyInput(party)
  /** Whatever the form says anew has to be judged anew. */
  const anew = <T,>(set: (value: T) => void) => (value: T) => {
    set(value)
    choice.ask(undefined)
  }
  const check = () => {
    const missing = lacks(party)
    setLacking(missing)
    focusWrong(form.current)
    if (missing.length > 0) return
    const begin = momentAt(first, minutesOf(from), zone)
    choice.ask({
      slot: { spaceId: space.id, start: toDateTime(begin), end: toDateTime(begin + length), ...(isPool && { units }) },
      rule: ruleOf(repeat, first),
      attendees,
      ...(organisationId && { organisationId }),
      ...(onBehalf && { onBehalf: true }),
    })
  }
  if (booked) return <Booked sentence={choice.found?.sentence ?? ''} dates={booked} spaceId={space.id} zone={zone} />
  return (
    <>
      <form
        ref={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          check()
        }}
      >
        <p className={styles['where']}>
          <strong>{space.name}</strong> {dotted([community.name, space.floor])}
        </p>
        <div className={styles['pair']}>
          <label className={styles['field']}>
            {t('series.first')}
            <input type="date" required value={first} onChange={(event) => event.target.value && anew(setFirst)(event.target.value)} />
          </label>
          <TimeOfDay from={from} length={length} onFrom={anew(setFrom)} onLength={anew(setLength)} />
        </div>
        <RepeatFields first={first} repeat={repeat} onChange={anew(setRepeat)} />
        {isPool && <Units value={units} all={space.units} onChange={anew(setUnits)} />}
        <PartyFields communityId={community.id} party={party} lacking={lacking} onChange={anew(setParty)} />
        <People value={attendees} capacity={space.capacity ?? null} onChange={anew(setAttendees)} />
        <Purpose value={title} hint={t(readers(party))} onChange={setTitle} />
        <Button type="submit" look="primary" disabled={choice.busy}>
          {t('series.show')}
        </Button>
        <p role="alert" className={styles['wrong']}>
          {choice.wrong}
        </p>
      </form>
      {choice.asked && choice.found && (
        <Offer
          asked={choice.asked}
          found={choice.found}
          zone={zone}
          settled={!choice.busy}
          choosing={choice.choosing}
          details={{ title: title.trim() || null, ...(onBehalf && { onBehalf }) }}
          onBooked={setBooked}
          onRefused={(dates) => choice.show({ sentence: choice.found?.sentence ?? '', dates })}
        />
      )}
    </>
  )
}
