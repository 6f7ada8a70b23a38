import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from './en.json'
import enRest from './en.rest.json'
import zh from './zh-CN.json'
import zhRest from './zh-CN.rest.json'

type Texts = { readonly [key: string]: string | Texts }

function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`)))
}

const languages = {
  'zh-CN': new Map([...flat(zh), ...flat(zhRest)]),
  en: new Map([...flat(en), ...flat(enRest)]),
}

/** English has a singular, Chinese has not. */
const base = (key: string) => key.replace(/_(one|other)$/, '')
const keysOf = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(base))].toSorted()

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'gql' && name !== 'playground')
    .map((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return sources(path)
      return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? readFileSync(path, 'utf8') : ''
    })
    .join('\n')
}

const code = sources(join(import.meta.dirname, '..'))

describe('texts', () => {
  it('exist in both languages', () => expect(keysOf(languages.en)).toEqual(keysOf(languages['zh-CN'])))

  it('are all used', () => {
    const prefixes = [...code.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map(([, prefix]) => prefix ?? '')
    const unused = keysOf(languages.en).filter((key) => !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)))
    expect(unused).toEqual([])
  })

  it('speak of the same values', () => {
    const values = (text: string | undefined) => [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()
    for (const [key, text] of languages['zh-CN']) {
      const other = languages.en.get(key) ?? languages.en.get(`${key}_other`)
      expect({ key, values: values(text) }).toEqual({ key, values: values(other) })
    }
  })

  it('have both numbers in English wherever they have one', () => {
    const keys = [...languages.en.keys()]
    const one = keys.filter((key) => key.endsWith('_one')).map(base)
    const other = keys.filter((key) => key.endsWith('_other')).map(base)
    expect(one).toEqual(other)
  })

  it('part Han from Latin and from values by a space', () => {
    const tight = [...languages['zh-CN']].filter(([, text]) => /\p{Script=Han}(?:[A-Za-z0-9]|\{\{count)|(?:[A-Za-z0-9]|count\}\})\p{Script=Han}/u.test(text))
    expect(tight).toEqual([])
  })
})
