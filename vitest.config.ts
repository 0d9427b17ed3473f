import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/build.ts'],
    include: ['test/**/*.test.ts'],
    // What one file has loaded, the next may use: loading it again takes longer than many a file.
    isolate: false,
    // More than there are cores, since many a file waits for a process, a lease or a limit of time.
    maxWorkers: '200%',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
