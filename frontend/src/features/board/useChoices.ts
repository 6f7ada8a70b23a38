import { useCallback } from 'react'
import type { Community } from '@/api/communities'
import type { Span } from '@/time/slots'
import { useDesk } from '@/ui/booking/Desk'
import type { Wanted } from '@/ui/booking/model'
import type { Bar, StaffBooking } from './bars'
import type { BoardRow } from './rows'

/** Brings to the desk what was chosen on the board. */
export function useChoices(community: Community, onStaff: (booking: StaffBooking) => void) {
  const desk = useDesk()

  const choose = useCallback(
    (row: BoardRow, span: Span, bar?: Bar) => {
      const wanted = wantedAt(community, row, span)
      if (bar?.own) desk.move(bar.own, wanted)
      else desk.choose(wanted)
    },
    [community, desk],
  )

  /** One's own booking opens, and for staff anyone's; a taken one answers others why not, and what else would work. */
  const openBar = useCallback(
    (row: BoardRow, bar: Bar) => {
      if (bar.own) desk.show(bar.own)
      else if (bar.staff) onStaff(bar.staff)
      else if (bar.look !== 'saving') desk.choose(wantedAt(community, row, bar))
    },
    [community, desk, onStaff],
  )

  return { choose, openBar }
}

function wantedAt(community: Community, { space }: BoardRow, { start, end }: Span): Wanted {
  return {
    spaceId: space.id,
    spaceName: space.name,
    floor: space.floor,
    communityId: community.id,
    communityName: community.name,
    zone: community.timeZone,
    start,
    end,
  }
}
