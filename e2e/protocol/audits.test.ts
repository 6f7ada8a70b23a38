import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Server } from '../browser/fixtures/server'

let server: Server

beforeAll(async () => {
  server = await Server.start()
})

afterAll(() => server.stop())

// The audits are known before the server is, so that each is a test with a name of its own.
describe.each(['/graphql', '/api/graphql'])('GraphQL over HTTP on %s', (path) => {
  const audits = serverAudits({ url: () => server.url + path, fetchFn: fetch })

  it('is audited whole', () => expect(audits).toHaveLength(61))

  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn()
    expect(result.status, 'reason' in result ? result.reason : '').toBe('ok')
  })
})
