import type { SpaceAvailability } from '@/live/model'
import { ends, fits, type Grid, openSpans, type Span, USUAL_LENGTH } from '@/time/slots'

/** The grid step that holds a moment; steps run from the opening of each span. */
function stepAt(space: SpaceAvailability, grid: Grid, at: number): number {
  const open = openSpans(space).findLast((span) => span.start <= at) ?? openSpans(space)[0]
  const origin = open?.start ?? 0
  return origin + Math.floor((at - origin) / grid.step) * grid.step
}

/** The slot between two moments, either way round, in whole steps and never shorter than the shortest booking. */
export function snapRange(space: SpaceAvailability, grid: Grid, a: number, b: number): Span {
  const [low, high] = a <= b ? [a, b] : [b, a]
  const start = stepAt(space, grid, low)
  const steps = Math.ceil((high - start) / grid.step)
  const length = Math.min(grid.longest, Math.max(grid.shortest, steps * grid.step))
  if (a <= b || length < grid.longest) return { start, end: start + length }
  // Drawn backwards, the end stays where the drag began.
  const end = start + Math.max(1, steps) * grid.step
  return { start: end - length, end }
}

/** What a single tap means: the usual length from here, or as much of it as is free. */
export function tapRange(space: SpaceAvailability, grid: Grid, at: number, now: number): Span {
  const start = stepAt(space, grid, at)
  const usual = Math.max(USUAL_LENGTH, grid.shortest)
  const end = ends(space, grid, start, now).findLast((candidate) => candidate - start <= usual)
  return { start, end: end ?? start + usual }
}

/** A booking shifted so that its start lies on the grid of the space it is dragged to. */
export function snapMove(space: SpaceAvailability, grid: Grid, start: number, length: number): Span {
  const snapped = stepAt(space, grid, start + grid.step / 2)
  return { start: snapped, end: snapped + length }
}

/** Whether the slot looks free; the place a booking leaves counts as free. */
export function looksFree(space: SpaceAvailability, grid: Grid, slot: Span, now: number, leaving?: Span): boolean {
  if (slot.start + grid.step <= now) return false
  const others = leaving ? { ...space, busy: space.busy.filter(({ start, end }) => !inside(start, end, grid, leaving)) } : space
  return fits(others, grid, slot, now)
}

function inside(start: string, end: string, grid: Grid, leaving: Span): boolean {
  return Date.parse(start) >= leaving.start - grid.setUp && Date.parse(end) <= leaving.end + grid.cleanUp
}
