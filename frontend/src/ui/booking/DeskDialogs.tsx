import type { Affair } from './affair'
import { BookingAffair } from './BookingAffair'
import { CancelAffair, MoveAffair } from './ChangeAffair'
import { OwnBookingDialog } from './OwnBookingDialog'

interface DeskDialogsProps {
  readonly affairs: readonly Affair[]
  readonly onFinish: (id: number) => void
}

/** Everything being dealt with; each affair ends by itself. */
export function DeskDialogs({ affairs, onFinish }: DeskDialogsProps) {
  return affairs.map((affair) => {
    const finish = () => onFinish(affair.id)
    switch (affair.kind) {
      case 'book':
        return <BookingAffair key={affair.id} wanted={affair.wanted} onFinish={finish} />
      case 'show':
        return <OwnBookingDialog key={affair.id} booking={affair.booking} onClose={finish} />
      case 'move':
        return <MoveAffair key={affair.id} booking={affair.booking} to={affair.to} onFinish={finish} />
      case 'cancel':
        return <CancelAffair key={affair.id} booking={affair.booking} onFinish={finish} />
    }
  })
}
