import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noteGap } from '../../src/store/gaps.ts';
import { openStore } from '../../src/store/open.ts';
import { runGaps } from '../../src/terminal/gaps.ts';
import { buildGap } from '../store/filled.ts';
import { buildPlace, type TestPlace } from '../store/stores.ts';

let place: TestPlace;
let written: string;
beforeEach(async () => {
  place = await buildPlace('sqlite');
  written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await place.remove();
});

async function fill(): Promise<void> {
  const store = await openStore(place.url);
  await noteGap(store, buildGap({ question: 'What of tin?', form: 'what of tin' }));
  await noteGap(store, buildGap({ question: 'What of tin now?', form: 'what of tin now' }));
  await noteGap(store, buildGap({ question: 'Who decides?', form: 'who decides', why: 'rated', nearest: [] }));
  await store.close();
}

it('says that there are none', async () => {
  expect(await runGaps([], place.url, false)).toBe(0);
  expect(written).toBe('no open questions\n');
});

it('lists those alike together', async () => {
  await fill();
  expect(await runGaps([], place.url, false)).toBe(0);
  expect(written).toMatch(/asked 2x, last \d{4}-\d\d-\d\d\n {2}also: What of tin/);
  expect(written).toContain('Who decides?\n  asked 1x');
  expect(written).toContain('answered, but found unhelpful');
});

it('writes JSON', async () => {
  await fill();
  await runGaps([], place.url, true);
  expect(JSON.parse(written)).toMatchObject([{ asked: 2 }, { asked: 1, gaps: [{ question: 'Who decides?' }] }]);
});

it('takes no words', async () => {
  await expect(runGaps(['tin'], place.url, false)).rejects.toThrow(/rareearth gaps \[--json\]/);
});
