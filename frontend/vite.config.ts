import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const here = import.meta.dirname
const server = process.env['YOUKONG_DEV_SERVER'] ?? 'http://127.0.0.1:8080'

// One build, several pages: each entry loads only what it needs.
const pages = ['index', 'playground']
  .map((name) => [name, resolve(here, `${name}.html`)] as const)
  .filter(([, file]) => existsSync(file))

const base =
  /node_modules\/(react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|graphql-ws|wouter|regexparam)\/|src\/(api|live|time)\/|src\/gql\/graphql\.|src\/ui\/(Button|Empty|LineStatus|StateSign|SignInLink|kept|look|names|toast|words)\.|src\/ui\/booking\/(Desk|affair)\.|preload-helper|rolldown.runtime/

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': resolve(here, 'src') } },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/api': { target: server, ws: true },
      '/schema.graphql': { target: server },
      '/draws': { target: server },
    },
  },
  build: {
    target: 'es2022',
    // Nothing may be inlined: the Content-Security-Policy knows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(pages),
      // What every page of the app begins with is one file: many small ones compress worse.
      output: { codeSplitting: { groups: [{ name: 'base', test: base }] } },
    },
  },
  test: {
    // A test that renders says `@vitest-environment happy-dom` at its top; the rest is quicker without.
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    // Another zone than the community's, so that a forgotten `timeZone` shows.
    env: { TZ: 'America/New_York' },
  },
})
