// Two files at a time, and in each a few pages at once where nothing is timed (`it.concurrent`): on
// two cores the tests wait more than they work.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], maxWorkers: 2, maxConcurrency: 3, testTimeout: 60_000, hookTimeout: 120_000 },
});
