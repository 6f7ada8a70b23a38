import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { examples } from './examples'

const folder = join(process.cwd(), '../graph/schema')
const sdl = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
const schema = buildSchema(sdl.join('\n'))

describe('the example operations', () => {
  it.each(examples)('$id fits the public schema', ({ query }) => {
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([])
  })

  it.each(examples)('$id says in both languages what it does', ({ query }) => {
    const comment = query.split('\n').filter((line) => line.startsWith('#'))
    expect(comment[0]).toMatch(/\p{Script=Han}/u)
    expect(comment[1]).toMatch(/^# [A-Z]/)
  })
})
