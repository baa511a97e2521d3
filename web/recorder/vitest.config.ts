import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One browser at a time: the tests watch timers, and the machines that run them are small.
    fileParallelism: false,
    testTimeout: 40_000,
    hookTimeout: 40_000,
  },
});
