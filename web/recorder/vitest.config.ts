import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Four browsers at a time: the tests wait for timers nine tenths of their time.
    maxWorkers: 4,
    testTimeout: 40_000,
    hookTimeout: 40_000,
  },
});
