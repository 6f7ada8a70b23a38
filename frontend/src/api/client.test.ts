import { afterEach, expect, it, vi } from 'vitest'
import { ViewerDocument } from '@/gql/graphql'
import { makeClient, Refused, Unreachable } from './client'
import { newKey } from './key'

afterEach(() => vi.unstubAllGlobals())

const answering = (answer: () => Promise<Response>) => {
  const fetching = vi.fn<typeof fetch>(answer)
  vi.stubGlobal('fetch', fetching)
  return { client: makeClient('en'), fetching }
}
const json = (body: unknown, status = 200) => () => Promise.resolve(new Response(JSON.stringify(body), { status }))

it('asks in the language of the page', async () => {
  const { client, fetching } = answering(json({ data: { me: null, demoPeople: [] } }))
  await expect(client.send(ViewerDocument, {})).resolves.toEqual({ me: null, demoPeople: [] })
  const [path, options] = fetching.mock.calls[0] ?? []
  expect(path).toBe('/graphql')
  expect(new Headers(options?.headers).get('Accept-Language')).toBe('en')
})

it('tells an error of the server by its code', async () => {
  const { client } = answering(json({ data: null, errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] }))
  await expect(client.send(ViewerDocument, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' } satisfies Partial<Refused>)
})

it.each([
  ['no network', () => Promise.reject(new TypeError('failed to fetch'))],
  ['a proxy without a server', () => Promise.resolve(new Response('<h1>502</h1>', { status: 502 }))],
  ['an empty answer', json({})],
])('knows nothing of the outcome with %s', async (_, answer) => {
  const { client } = answering(answer)
  await expect(client.send(ViewerDocument, {})).rejects.toBeInstanceOf(Unreachable)
})

it('makes keys where randomUUID is missing, as on plain http in a local network', () => {
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(10) })
  expect(newKey()).toBe('0a'.repeat(16))
})
