import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Four browsers at a time: the tests wait for timers nine tenths of their time.
    maxWorkers: 4,
    // Bounds for what hangs. On a machine with other work to do a browser starts in half a minute.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
