import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'examples/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    globalSetup: ['test/build-once.ts', 'test/databases-home.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
