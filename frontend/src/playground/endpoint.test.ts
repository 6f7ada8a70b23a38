import { afterEach, describe, expect, it, vi } from 'vitest'
import { ask } from './ask'
import { endpointFor } from './endpoint'
import { cleanToken, looksLikeToken } from './token'

afterEach(() => vi.unstubAllGlobals())

describe('the endpoint', () => {
  it('uses the session on /graphql while there is no token', () => {
    const endpoint = endpointFor('', 'en', 'http://a.test')
    expect(endpoint).toMatchObject({ http: 'http://a.test/graphql', socket: 'ws://a.test/graphql' })
    expect(endpoint.headers).toEqual({ 'accept-language': 'en' })
    expect(endpoint.greeting).not.toHaveProperty('authorization')
  })

  it('uses the token alone on /api/graphql, over HTTP and WebSocket', () => {
    const endpoint = endpointFor('yk_1', 'zh-CN', 'https://a.test')
    expect(endpoint).toMatchObject({ http: 'https://a.test/api/graphql', socket: 'wss://a.test/api/graphql' })
    expect(endpoint.headers['authorization']).toBe('Bearer yk_1')
    expect(endpoint.greeting['authorization']).toBe('Bearer yk_1')
  })
})

describe('asking', () => {
  const question = { query: '{ me { person { name } } }' }

  it.each([
    ['', 'same-origin'],
    ['yk_1', 'omit'],
  ])('with the token "%s" sends cookies: %s', async (token, credentials) => {
    const fetch = vi.fn<() => Promise<Response>>(async () => Response.json({ data: {} }))
    vi.stubGlobal('fetch', fetch)
    await ask(endpointFor(token, 'en', 'http://a.test'), question)
    expect(fetch).toHaveBeenCalledWith(expect.any(String), expect.objectContaining({ credentials }))
  })

  it.each([
    [401, 'UNAUTHENTICATED'],
    [429, 'RATE_LIMITED'],
    [502, 'HTTP'],
  ])('gives a page with status %i the code %s', async (status, code) => {
    vi.stubGlobal('fetch', async () => new Response('<html>', { status }))
    const { errors } = await ask(endpointFor('', 'en', 'http://a.test'), question)
    expect(errors?.[0]?.extensions).toMatchObject({ code, httpStatus: status })
  })

  it('says when the server is not there', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
    const { errors } = await ask(endpointFor('', 'en', 'http://a.test'), question)
    expect(errors?.[0]).toEqual({ message: 'Failed to fetch', extensions: { code: 'NETWORK' } })
  })
})

describe('a pasted token', () => {
  it('loses blanks and the word Bearer', () => {
    expect(cleanToken('  Bearer yk_abc\n')).toBe('yk_abc')
  })

  it('must be able to stand in a header', () => {
    expect(looksLikeToken('yk_demo-1.a~b=')).toBe(true)
    expect(['', 'two words', '令牌', 'a\nb'].filter(looksLikeToken)).toEqual([])
  })
})
