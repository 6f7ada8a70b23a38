import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../../../..')
const pottery = readFileSync(join(root, 'internal/draw/testdata/pottery.json'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'youkong-draw-'))
const program = join(folder, 'verify.mjs')

beforeAll(() => {
  const [, source] = /```js\n([^]*?)```/.exec(readFileSync(join(root, 'docs/draw.md'), 'utf8')) ?? []
  writeFileSync(program, source ?? '')
})
afterAll(() => rmSync(folder, { recursive: true }))

function verify(text: string) {
  const file = join(folder, 'transcript.json')
  writeFileSync(file, text)
  const { status, stdout, stderr } = spawnSync('node', [program, file], { encoding: 'utf8' })
  return { status, says: stdout + stderr }
}

describe('the verifier of the guide', () => {
  it('finds that what another program made holds', () => expect(verify(pottery)).toEqual({ status: 0, says: 'holds: 4 enrolled, 6 wait\n' }))

  it('finds that the example of the page holds', () =>
    expect(verify(readFileSync(join(import.meta.dirname, '../example.json'), 'utf8')).says).toBe('holds: 6 enrolled, 8 wait\n'))

  it.each([
    ['138****0001', '138****0002', 'entry'],
    ['"capacity":5', '"capacity":6', 'announcement'],
    ['03 07 12', '03 07 13', 'seed'],
    ['"format"', '"extra":1,"format"', 'members'],
    ['"capacity":5', '"capacity": 5', 'the bytes'],
  ])('with %s as %s says: %s', (from, to, says) => {
    const { status, says: said } = verify(pottery.replace(from, to))
    expect(status).toBe(1)
    expect(said).toContain(says)
  })
})
