// Fails when what a visitor must load has grown over its budget. Sizes are gzip, counted over static imports.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url).pathname
const assets = join(dist, 'assets')

const budgets = [
  { name: 'first load, scripts', limit: 110, files: () => firstLoad('js') },
  { name: 'first load, styles', limit: 10, files: () => firstLoad('css') },
  { name: 'board, own chunk', limit: 60, files: () => named('BoardPage') },
]

let over = false
for (const { name, limit, files } of budgets) {
  const kilobytes = files().reduce((sum, file) => sum + gzipped(file), 0) / 1000
  const fits = kilobytes <= limit
  over ||= !fits
  console.log(`${fits ? 'ok  ' : 'OVER'} ${name}: ${kilobytes.toFixed(1)} of ${limit} KB`)
}
if (over) process.exit(1)

function gzipped(file) {
  return gzipSync(readFileSync(join(assets, file))).length
}

function named(prefix) {
  const found = readdirSync(assets).filter((file) => file.startsWith(`${prefix}-`))
  if (found.length === 0) fail(`no asset called ${prefix}-*`)
  return found
}

// What index.html names, and what those scripts import before they can run.
// The home page's own chunk and one language belong to it, although they are imported lazily.
function firstLoad(kind) {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const roots = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.(?:js|css))"/g)].map((m) => m[1])
  if (!roots.some((file) => file.startsWith('index-'))) fail('index.html names no entry script')
  const lazy = [...optional('HomePage'), ...largest(optional('zh-CN'), optional('en'))]
  const seen = new Set()
  const visit = (file) => {
    if (seen.has(file)) return
    seen.add(file)
    if (!file.endsWith('.js')) return
    const code = readFileSync(join(assets, file), 'utf8')
    for (const [, name] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) visit(name)
  }
  for (const file of [...roots, ...lazy]) visit(file)
  return [...seen].filter((file) => file.endsWith(`.${kind}`))
}

function optional(prefix) {
  return readdirSync(assets).filter((file) => file.startsWith(`${prefix}-`))
}

function largest(...choices) {
  return choices.toSorted((a, b) => weight(b) - weight(a))[0]
}

function weight(files) {
  return files.reduce((sum, file) => sum + gzipped(file), 0)
}

function fail(reason) {
  console.error(`budget: ${reason}; run npm run build first`)
  process.exit(1)
}
