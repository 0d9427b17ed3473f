import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    // What one file has loaded the next may use: loading it all again for each took a quarter of the time.
    isolate: false,
    // One less than there are cores is the default; of two, half would watch.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
