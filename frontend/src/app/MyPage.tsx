import { OwnCheckIn } from '@/features/checkin/OwnCheckIn'
import { Suspended } from '@/features/checkin/Suspended'
import { MyCourses } from '@/features/course/MyCourses'
import { MePage } from '@/features/me/MePage'
import { MyWaiting } from '@/features/waitlist/MyWaiting'

/** One's own bookings with all that belongs to them. */
export function MyPage() {
  const before = (
    <>
      <Suspended />
      <MyWaiting />
      <MyCourses />
    </>
  )
  return <MePage before={before} Actions={OwnCheckIn} />
}
