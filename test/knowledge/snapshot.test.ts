import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { snapshotFolder } from '../../src/knowledge/cache.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { buildFolder, edited, sampleFiles, writeInto, writeKnowledge } from './helpers.ts';

const about = 'about.yml';
const today = '2026-06-15';

/** Changes the name of the knowledge base inside the snapshot, to see whether it is used. */
function mark(cache: string, change = (text: string) => text): string {
  const [name = ''] = readdirSync(cache);
  const path = join(cache, name);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return path;
}

describe('loadKnowledge with snapshots', () => {
  it('loads the same from the snapshot as from the files', async () => {
    const cache = join(buildFolder(), 'cache');
    const dir = writeKnowledge();
    const first = await loadKnowledge(dir, { today, cache });
    expect(readdirSync(cache)).toHaveLength(1);
    const second = await loadKnowledge(dir, { today, cache });
    expect(second).toEqual(first);
    expect(second.ok).toBe(true);
  });

  it('keeps warnings, and shows on a later day those that have come true by then', async () => {
    const cache = buildFolder();
    const dir = writeKnowledge();
    const warningsOn = async (day: string) => {
      const result = await loadKnowledge(dir, { today: day, cache });
      return result.ok ? result.warnings.map(({ message }) => message) : null;
    };
    expect(await warningsOn('2026-06-15')).toEqual([]);
    expect(await warningsOn('2026-07-02')).toEqual(['checked on 2026-06-01, to be checked every 30 days']);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('checks again for an earlier day', async () => {
    const cache = buildFolder();
    const dir = writeKnowledge();
    expect((await loadKnowledge(dir, { today, cache })).ok).toBe(true);
    expect((await loadKnowledge(dir, { today: '2026-05-31', cache })).ok).toBe(false);
  });

  it('checks again when the last load was not told the day', async () => {
    const cache = buildFolder();
    const dir = writeKnowledge(edited(['guides/who-asks.yml', 'checked: "2026-06-01"', 'checked: "2027-01-01"']));
    expect((await loadKnowledge(dir, { cache })).ok).toBe(true);
    expect((await loadKnowledge(dir, { today, cache })).ok).toBe(false);
  });

  it('does not use the snapshot of other content', async () => {
    const cache = buildFolder();
    const dir = writeKnowledge();
    await loadKnowledge(dir, { today, cache });
    writeInto(dir, about, edited([about, 'Tea rules', 'New rules'])[about] ?? '');
    const result = await loadKnowledge(dir, { today, cache });
    expect(result.ok && result.base.about.name.en).toBe('New rules');
  });

  it('writes none for a folder with errors', async () => {
    const cache = buildFolder();
    await loadKnowledge(writeKnowledge({ ...sampleFiles, [about]: 'x: 1' }), { today, cache });
    expect(readdirSync(cache)).toEqual([]);
  });

  it.each([
    ['changed', (text: string) => text.replace('Tea rules', 'Bad rules')],
    ['cut short', (text: string) => text.slice(0, -10)],
    ['empty', () => ''],
    ['of another program', () => '{"data":{}}'],
  ])('ignores a snapshot that is %s, and replaces it', async (_, change) => {
    const cache = buildFolder();
    const dir = writeKnowledge();
    await loadKnowledge(dir, { today, cache });
    const path = mark(cache);
    const good = readFileSync(path, 'utf8');
    mark(cache, change);
    const result = await loadKnowledge(dir, { today, cache });
    expect(result.ok && result.base.about.name.en).toBe('Tea rules');
    expect(readFileSync(path, 'utf8')).toBe(good);
  });

  it('loads without a folder that can be written to', async () => {
    const folder = buildFolder();
    writeFileSync(join(folder, 'file'), '');
    const result = await loadKnowledge(writeKnowledge(), { today, cache: join(folder, 'file', 'cache') });
    expect(result.ok).toBe(true);
  });

  it('keeps only the newest few', async () => {
    const cache = buildFolder();
    for (let index = 0; index < 9; index++) {
      const dir = writeKnowledge(edited([about, 'Tea rules', `Rules ${index}`]));
      await loadKnowledge(dir, { today, cache });
    }
    expect(readdirSync(cache)).toHaveLength(6);
  });

  it('leaves other files of the folder alone', async () => {
    const cache = buildFolder();
    mkdirSync(join(cache, 'other'));
    writeFileSync(join(cache, 'a.json'), '{}');
    await loadKnowledge(writeKnowledge(), { today, cache });
    expect(readdirSync(cache)).toEqual(expect.arrayContaining(['a.json', 'other']));
  });
});

describe('snapshotFolder', () => {
  it.each([
    [{ XDG_CACHE_HOME: '/c', HOME: '/home/a' }, 'linux', '/c/rareearth'],
    [{ HOME: '/home/a' }, 'linux', '/home/a/.cache/rareearth'],
    [{ HOME: '/' }, 'linux', join(tmpdir(), `rareearth-${process.getuid?.() ?? 'cache'}`)],
    [{ HOME: '/Users/a' }, 'darwin', '/Users/a/Library/Caches/rareearth'],
  ] as const)('with %j on %s is %s', (env, platform, expected) => {
    expect(snapshotFolder(env, platform)).toBe(expected);
  });
});
