import { defineConfig } from 'vitest/config';

/** Folders of pure functions: what one file loads, the next may use. */
const pure = ['core', 'match', 'law', 'commands', 'questions'].map((folder) => `test/${folder}/**/*.test.ts`);
const times = { testTimeout: 20_000, hookTimeout: 30_000 };

export default defineConfig({
  test: {
    globalSetup: ['test/build.ts'],
    // One less than there are cores is the default; of two, half would watch.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'pure', include: pure, isolate: false, ...times } },
      { test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: pure, ...times } },
    ],
  },
});
