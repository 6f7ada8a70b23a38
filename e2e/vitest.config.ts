import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['browser/**/*.test.ts', 'guide/**/*.test.ts', 'protocol/**/*.test.ts'],
    // A server and a browser for each file: two cores carry no more than one of them at a time.
    fileParallelism: false,
    // How long a condition may take on a busy machine; nothing waits this long when all is well.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A second try would hide a race.
    retry: 0,
  },
})
