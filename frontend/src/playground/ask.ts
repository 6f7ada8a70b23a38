import type { Endpoint } from './endpoint'

export interface Answer {
  data?: unknown
  errors?: { message: string; extensions?: Record<string, unknown> }[]
}

export interface Question {
  query: string
  variables?: unknown
  operationName?: string | null
}

/** One question over HTTP. Never throws: what goes wrong on the way is an answer with an error that has a code. */
export async function ask(endpoint: Endpoint, question: Question): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(endpoint.http, {
      method: 'POST',
      // A token says who asks; the session's cookie must not travel with it.
      credentials: endpoint.path === '/graphql' ? 'same-origin' : 'omit',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
        ...endpoint.headers,
      },
      body: JSON.stringify(question),
    })
  } catch (cause) {
    return failure('NETWORK', cause instanceof Error ? cause.message : String(cause))
  }
  return understood(response)
}

async function understood(response: Response): Promise<Answer> {
  const text = await response.text()
  try {
    const answer: unknown = JSON.parse(text)
    if (isAnswer(answer)) return answer
  } catch {
    // Told below, with what the server did say.
  }
  const retryAfter = response.headers.get('retry-after') ?? undefined
  const code = { 401: 'UNAUTHENTICATED', 429: 'RATE_LIMITED', 503: 'UNAVAILABLE' }[response.status] ?? 'HTTP'
  const said = `${response.status} ${response.statusText}: ${text.slice(0, 200)}`.trim()
  return failure(code, said, { httpStatus: response.status, retryAfter })
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value)
}

export function failure(code: string, message: string, more: Record<string, unknown> = {}): Answer {
  return { errors: [{ message, extensions: { code, ...more } }] }
}
