import { rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type LoadResult, loadKnowledge } from '../../src/knowledge/load.ts';
import { watchKnowledge } from '../../src/knowledge/watch.ts';
import { edited, sampleFiles, writeInto, writeKnowledge } from './helpers.ts';

const about = 'about.yml';
const anHour = 3_600_000;

async function watchSample() {
  const dir = writeKnowledge();
  const loaded = await loadKnowledge(dir, { cache: false });
  if (!loaded.ok) throw new Error('the sample does not load');
  const told: LoadResult[] = [];
  const { revision } = loaded.base;
  const load = () => loadKnowledge(dir, { today: '2026-06-15', cache: false });
  const watch = watchKnowledge(dir, (result) => told.push(result), { load, revision, interval: anHour });
  onTestFinished(watch.close);
  const lookTwice = async () => {
    await watch.look();
    await watch.look();
  };
  await lookTwice();
  return { dir, told, watch, lookTwice };
}

describe('watchKnowledge', () => {
  it('says nothing about the revision in use', async () => {
    const { dir, told, lookTwice } = await watchSample();
    writeInto(dir, about, sampleFiles[about] ?? '');
    await lookTwice();
    expect(told).toEqual([]);
  });

  it('tells a change once, after the folder has been quiet between two looks', async () => {
    const { dir, told, watch, lookTwice } = await watchSample();
    writeInto(dir, about, edited([about, 'Tea rules', 'More rules'])[about] ?? '');
    await watch.look();
    expect(told).toEqual([]);
    await lookTwice();
    expect(told.map((result) => result.ok && result.base.about.name.en)).toEqual(['More rules']);
  });

  it('tells the problems of a broken change, and that it is mended', async () => {
    const { dir, told, lookTwice } = await watchSample();
    writeInto(dir, about, 'name: [');
    await lookTwice();
    writeInto(dir, about, sampleFiles[about] ?? '');
    await lookTwice();
    expect(told.map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('outlives the removal of the folder', async () => {
    const { dir, told, lookTwice } = await watchSample();
    rmSync(dir, { recursive: true });
    await lookTwice();
    expect(told).toMatchObject([{ ok: false, problems: [{ message: 'does not exist' }] }]);
  });

  it('says nothing after it was closed', async () => {
    const { dir, told, watch, lookTwice } = await watchSample();
    watch.close();
    writeInto(dir, 'guides/new.yml', 'x: 1');
    await lookTwice();
    expect(told).toEqual([]);
  });
});
