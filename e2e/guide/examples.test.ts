import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Server } from '../browser/fixtures/server'

const root = join(import.meta.dirname, '../..')
let server: Server
let folder: string

beforeAll(async () => {
  server = await Server.start()
  folder = await mkdtemp(join(tmpdir(), 'youkong-guide-'))
  await symlink(join(root, 'e2e/node_modules'), join(folder, 'node_modules'))
})

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The program of the guide in the given language, as a reader would copy it. */
async function program(language: string): Promise<string> {
  const guide = await readFile(join(root, 'docs/api.md'), 'utf8')
  const [, source] = new RegExp('```' + language + '\\n([^]*?)```').exec(guide) ?? []
  if (!source) throw new Error(`the guide has no program in ${language}`)
  const file = join(folder, language === 'js' ? 'program.mjs' : `program.${language}`)
  await writeFile(file, source)
  return file
}

async function run(command: string, ...args: string[]) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, YOUKONG_URL: server.url } })
  const [output, complaints, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { output, complaints, code: code as number }
}

describe('the programs of the guide run as they are', () => {
  it('curl lists, books and follows', async () => {
    const { output, complaints, code } = await run('sh', await program('sh'))
    expect(code, complaints).toBe(0)
    expect(output).toContain('居民自治空间')
    expect(output).toMatch(/"booking":\{"id"|"alternatives":\[\{/)
    expect(output).toContain('event: next')
  })

  it('JavaScript lists, books and sees its booking arrive', async () => {
    const { output, complaints, code } = await run('node', await program('js'))
    expect(code, complaints).toBe(0)
    expect(output).toContain('Meeting room')
    expect(output).toMatch(/booked .+ from \d{4}-/)
    expect(output).toMatch(/version \d+ arrived by itself/)
  })

  it('Go lists, books and sees its booking arrive', async () => {
    const { output, complaints, code } = await run('go', 'run', await program('go'))
    expect(code, complaints).toBe(0)
    expect(output).toContain('共享会议室')
    expect(output).toMatch(/booked from \d{4}-/)
    expect(output).toMatch(/the change that everyone sees: \d+/)
  })
})
