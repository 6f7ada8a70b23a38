import { createContext, use } from 'react'
import type { Language } from '@/i18n/language'
import type { Operation } from './operation'

/** The server could not be reached or gave no answer, so nothing is known about the outcome. */
export class Unreachable extends Error {}

/** The server answered with an error of its documented list. */
export class Refused extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

interface Answer<T> {
  readonly data?: T | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/** Asks and acts over HTTP, in one language. The same for queries and mutations: nothing is cached, since what matters is live. */
export interface Client {
  send<T, V extends Record<string, unknown>>(document: Operation<T, V>, variables: V): Promise<T>
}

export function makeClient(language: Language): Client {
  return {
    async send(document, variables) {
      const response = await post(language, { query: document.toString(), variables })
      return unwrap(await read(response))
    },
  }
}

async function post(language: Language, body: unknown): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/graphql-response+json, application/json;q=0.9',
        'Accept-Language': language,
      },
      body: JSON.stringify(body),
      // Letting go of a hold must reach the server also when the page is just being closed.
      keepalive: true,
    })
  } catch (cause) {
    throw new Unreachable('the server could not be reached', { cause })
  }
}

/** A proxy without a server behind it answers too, but not in GraphQL. */
async function read<T>(response: Response): Promise<Answer<T>> {
  try {
    return (await response.json()) as Answer<T>
  } catch (cause) {
    throw new Unreachable(`no GraphQL answer, status ${response.status}`, { cause })
  }
}

function unwrap<T>({ data, errors }: Answer<T>): T {
  const first = errors?.[0]
  if (first) throw new Refused(first.extensions?.code ?? 'INTERNAL', first.message)
  if (!data) throw new Unreachable('an answer without data')
  return data
}

export const ClientContext = createContext<Client>(makeClient('zh-CN'))

export function useClient(): Client {
  return use(ClientContext)
}
