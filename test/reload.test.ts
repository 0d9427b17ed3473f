import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { watchKnowledge } from '../src/knowledge/watch.ts';
import { openReload, type Reloaded } from '../src/reload.ts';
import { builtDir } from './build.ts';
import { buildFolder, edited, writeInto, writeKnowledge } from './knowledge/helpers.ts';

const today = '2026-06-15';
const about = 'about.yml';
const leaves = 'topics/leaves.yml';
const thread = pathToFileURL(path.join(builtDir, 'src/reload-thread.js'));

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', buildFolder());
  return () => vi.unstubAllEnvs();
});

/** Names the sample anew. */
function rename(dir: string, name: string): void {
  writeInto(dir, about, edited([about, 'Tea rules', name])[about] ?? '');
}

/** The sample, watched as a running bot does it, but sooner; `told` gives the next result. */
async function watchSample(program: URL = thread) {
  const dir = writeKnowledge();
  const first = await loadKnowledge(dir, { cache: false });
  if (!first.ok) throw new Error('the sample does not load');
  const warnings: string[] = [];
  const results: Reloaded[] = [];
  let hear: () => void = () => undefined;
  const reload = openReload(dir, (message) => warnings.push(message), program);
  const watch = watchKnowledge<Reloaded>(
    dir,
    (result) => {
      results.push(result);
      hear();
    },
    { load: () => reload.load(today), revision: first.base.revision, interval: 20 },
  );
  onTestFinished(() => {
    watch.close();
    reload.close();
  });
  const told = async (): Promise<Reloaded> => {
    while (results.length === 0) await new Promise<void>((resolve) => (hear = resolve));
    return results.shift() as Reloaded;
  };
  return { dir, told, warnings };
}

const nameOf = (result: Reloaded) => result.ok && result.base.about.name.en;

describe('a reload', () => {
  it('gives what answers questions from the edited files', async () => {
    const { dir, told, warnings } = await watchSample();
    writeInto(dir, leaves, edited([leaves, 'tea leaves', 'camellia'])[leaves] ?? '');
    const result = await told();
    if (!result.ok) throw new Error('the edit does not load');
    expect(result.matcher.read('camellia', today).entry).toEqual({ kind: 'topic', id: 'tea' });
    expect(result.base.provisions.get('cn-order-1/licence')?.instrument).toBe(
      result.base.instruments.get('cn-order-1'),
    );
    expect(warnings).toEqual([]);
  });

  it('finds the problems of a faulty edit that the check finds, with their places', async () => {
    const { dir, told } = await watchSample();
    writeInto(dir, about, 'name: [');
    const checked = await loadKnowledge(dir, { today, cache: false });
    expect(checked.ok).toBe(false);
    expect(await told()).toEqual(checked);
    rename(dir, 'Mended rules');
    expect(nameOf(await told())).toBe('Mended rules');
  });

  it('ends with the newest of edits that come while it is at work', async () => {
    const { dir, told } = await watchSample();
    rename(dir, 'First');
    const first = told();
    rename(dir, 'Second');
    rename(dir, 'Third');
    let name = nameOf(await first);
    while (name !== 'Third') name = nameOf(await told());
    expect(name).toBe('Third');
  });

  it('whose thread dies says so, and the next edit is taken over', async () => {
    const program = path.join(buildFolder(), 'thread.js');
    writeFileSync(program, 'process.exit(7);');
    const { dir, told } = await watchSample(pathToFileURL(program));
    rename(dir, 'Lost');
    const message = 'cannot be loaded (the thread that loads it ended with status 7)';
    expect(await told()).toMatchObject({ ok: false, problems: [{ level: 'error', message }] });
    writeFileSync(program, `import(${JSON.stringify(thread.href)});`);
    rename(dir, 'Found');
    expect(nameOf(await told())).toBe('Found');
  });

  it('ends when it is closed', async () => {
    const reload = openReload(writeKnowledge(), () => undefined, thread);
    const loading = reload.load(today);
    reload.close();
    await expect(loading).rejects.toThrow('ended');
  });
});
