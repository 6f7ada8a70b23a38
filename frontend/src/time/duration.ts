const SHAPE = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const SECONDS = [604_800, 86_400, 3600, 60, 1]

/** An ISO 8601 duration such as `PT1H30M` in milliseconds. Throws on anything else. */
export function durationMs(text: string): number {
  const match = SHAPE.exec(text)
  if (!match || text.endsWith('P') || text.endsWith('T')) throw new Error(`not an ISO 8601 duration: ${text}`)
  return SECONDS.reduce((sum, unit, at) => sum + unit * Number(match[at + 1] ?? 0), 0) * 1000
}
