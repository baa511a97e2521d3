import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two browsers at a time: the tests mostly wait for timers, and the machines that run them are small.
    maxWorkers: 2,
    testTimeout: 40_000,
    hookTimeout: 40_000,
  },
});
