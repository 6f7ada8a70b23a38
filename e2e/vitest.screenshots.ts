import { defineConfig } from 'vitest/config'

/** Draws the pictures of the README; a tool in the clothes of a test, since it needs the same fixtures. */
export default defineConfig({
  test: { include: ['browser/screenshots.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
})
