// The tests that drive Chromium over the built dashboard; they need `npm run build` before.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One browser at a time: more would only wait for the same cores.
    fileParallelism: false,
  },
})
