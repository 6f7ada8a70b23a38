import type { Fetcher, FetcherReturnType } from '@graphiql/toolkit'
import { getOperationAST } from 'graphql'
import { type Client, createClient } from 'graphql-ws'
import { ask, failure, type Answer, type Question } from './ask'
import type { Endpoint } from './endpoint'

/** GraphiQL's way to the server: subscriptions over one WebSocket, everything else over HTTP. */
export function fetcherFor(endpoint: Endpoint): { fetch: Fetcher; close: () => void } {
  const socket = createClient({
    url: endpoint.socket,
    connectionParams: endpoint.greeting,
    // A socket without an operation says nothing; it goes, so that no idle playground holds one.
    lazyCloseTimeout: 5_000,
  })
  return {
    fetch(question, options) {
      const live = isSubscription(question, options?.documentAST)
      // GraphiQL only prints what comes; its type wants errors to be instances of graphql-js's class.
      return (live ? follow(socket, question) : ask(endpoint, question)) as FetcherReturnType
    },
    close: () => void socket.dispose(),
  }
}

type Document = Parameters<typeof getOperationAST>[0]

function isSubscription({ operationName }: Question, document?: Document): boolean {
  return document !== undefined && getOperationAST(document, operationName)?.operation === 'subscription'
}

// Not a generator: the end of one waits for its next event, and "stop" must not.
function follow(socket: Client, { query, variables, operationName }: Question): AsyncIterableIterator<Answer> {
  const events = socket.iterate<Record<string, unknown>>({
    query,
    variables: isRecord(variables) ? variables : undefined,
    operationName,
  })
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: () =>
      events.next().then(
        (event) => event as IteratorResult<Answer>,
        (cause: unknown) => ({ value: explained(cause), done: false }),
      ),
    return: async () => {
      await events.return?.()
      return { value: undefined, done: true }
    },
  }
}

// graphql-ws throws a CloseEvent when the socket ends for good, and the list of errors of a refused operation.
function explained(cause: unknown): Answer {
  if (Array.isArray(cause)) return { errors: cause }
  if (cause instanceof CloseEvent) {
    const code = cause.code === 4401 || cause.code === 4403 ? 'UNAUTHENTICATED' : 'SOCKET'
    return failure(code, `WebSocket ${cause.code} ${cause.reason}`.trim(), { closeCode: cause.code })
  }
  return failure('SOCKET', cause instanceof Error ? cause.message : 'WebSocket')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
