import { ChangePage } from './ChangePage'
import { SeriesPage } from './SeriesPage'

/** One route for both, because each costs the first load a little. */
export function SeriesPages({ id }: { id: string }) {
  return id === 'new' ? <SeriesPage /> : <ChangePage id={id} />
}
