/**
 * Local days of a community, computed in its own zone and never in the browser's.
 * Nothing here assumes that a day has 24 hours.
 */

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

const parts = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string): Intl.DateTimeFormat {
  let known = parts.get(zone)
  if (!known) {
    known = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    parts.set(zone, known)
  }
  return known
}

/** What the clock on the wall shows at `at`, as if it were UTC. */
function wall(at: number, zone: string): number {
  const found: Record<string, number> = {}
  for (const { type, value } of formatter(zone).formatToParts(at)) found[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = found
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The calendar day of a moment, such as `2026-11-23`. */
export function localDay(at: number, zone: string): string {
  return new Date(wall(at, zone)).toISOString().slice(0, 10)
}

/** Minutes since local midnight as the wall clock shows them. */
export function wallMinutes(at: number, zone: string): number {
  const shown = new Date(wall(at, zone))
  return shown.getUTCHours() * 60 + shown.getUTCMinutes()
}

/** The moment at which the wall clock shows `minutes` past midnight of `day`; the later one where it shows twice. */
export function momentAt(day: string, minutes: number, zone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE
  let guess = wanted
  for (let round = 0; round < 3; round++) guess += wanted - wall(guess, zone)
  return guess
}

/** The day `count` days after `day`. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** RFC 3339 in UTC, as the API takes it. */
export function toDateTime(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}
