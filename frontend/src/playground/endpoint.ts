import type { Language } from './look'

/** Where requests go, and what they carry to say who asks. */
export interface Endpoint {
  path: '/graphql' | '/api/graphql'
  http: string
  socket: string
  headers: Record<string, string>
  /** The payload of `connection_init`. */
  greeting: Record<string, string>
}

/** Cookies on /graphql; as soon as there is a token, only the token, on /api/graphql. */
export function endpointFor(token: string, language: Language, origin = location.origin): Endpoint {
  const path = token ? '/api/graphql' : '/graphql'
  const authorization = token ? { authorization: `Bearer ${token}` } : undefined
  return {
    path,
    http: `${origin}${path}`,
    socket: `${origin.replace(/^http/, 'ws')}${path}`,
    headers: { 'accept-language': language, ...authorization },
    greeting: { acceptLanguage: language, ...authorization },
  }
}
