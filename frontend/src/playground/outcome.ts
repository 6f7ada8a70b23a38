/** What a person wants to know of a response before reading its JSON. */
export interface Outcome {
  errors: { message: string; code: string; path?: string }[]
  refusals: { message: string; rule: string }[]
}

/** Reads the text of the response pane; undefined when nothing in it went wrong. */
export function outcomeOf(response: string | null | undefined): Outcome | undefined {
  const answer = parsed(response)
  if (!isRecord(answer)) return undefined
  const errors = records(answer['errors']).map(({ message, path, extensions }) => ({
    message: String(message),
    code: isRecord(extensions) ? String(extensions['code'] ?? '') : '',
    path: Array.isArray(path) ? path.join('.') : undefined,
  }))
  const payloads = isRecord(answer['data']) ? Object.values(answer['data']).filter(isRecord) : []
  const refusals = payloads
    .flatMap((payload) => records(payload['refusals']))
    .map(({ message, rule }) => ({ message: String(message ?? ''), rule: String(rule ?? '') }))
  return errors.length + refusals.length > 0 ? { errors, refusals } : undefined
}

function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
