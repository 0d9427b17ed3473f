import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtDir } from '../build.ts';

/** Runs the compiled program as a person would. */
function announce(...args: string[]) {
  return spawnSync(process.execPath, [path.join(builtDir, 'bin/cli.js'), 'announce', ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', KNOWLEDGE_DIR: '' },
  });
}

describe('rareearth announce --dry-run', () => {
  it('writes what a morning says, with numbered sources, the day and the last check', () => {
    const { status, stdout } = announce('--dry-run', '--on', '2026-11-11');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Rule changes, morning of 11 November 2026/);
    expect(stdout).toContain('11 November 2026 · today  ◌ unverified: in force');
    expect(stdout).toMatch(/Announcement 62 of 2025 applies again from 11 November 2026\. \[1\]/);
    expect(stdout).toContain('last checked on 8 October 2026');
    expect(stdout).toMatch(/\[1\] MOFCOM and GACC Announcement No\. 70 of 2025/);
  });

  it('says in one line that a morning is quiet', () => {
    const { status, stdout } = announce('--dry-run', '--on', '2026-11-22');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Nothing to announce on 22 November 2026/);
  });

  it('catches up on the days since the last announcement', () => {
    const { stdout } = announce('--dry-run', '--on', '2026-11-22', '--since', '2026-11-10');
    expect(stdout).toContain('11 November 2026 · 11 days ago  ◌ unverified: in force');
  });

  it('writes JSON of the topics and in the language asked for', () => {
    const args = ['--topics', 'ndfeb-magnet-technology, graphite', '--lang', 'zh', '--json'];
    const { stdout } = announce('--dry-run', '--on', '2026-11-11', ...args);
    const { digest, language, asOf } = JSON.parse(stdout);
    expect({ language, asOf, since: digest.since, quiet: digest.quiet }).toEqual({
      language: 'zh',
      asOf: '2026-11-11',
      since: '2026-11-10',
      quiet: false,
    });
    const [{ groups }] = digest.sections;
    expect(groups[0].lines.map(({ rule }: { rule: string }) => rule)).toContain('cn-mofcom-2025-62');
    expect(groups[0].lines.map(({ rule }: { rule: string }) => rule)).not.toContain('cn-mofcom-2025-55');
  });

  it.each([
    ['neither --dry-run nor --now is there', [], 'announce needs --dry-run'],
    ['there is no such topic', ['--dry-run', '--topics', 'graphit'], 'is it graphite?'],
    ['no topic is named', ['--dry-run', '--topics', ','], '--topics needs'],
    [
      'the last announcement is not before the morning',
      ['--dry-run', '--on', '2026-11-11', '--since', '2026-11-11'],
      'not before',
    ],
    ['a word is left over', ['--dry-run', 'tomorrow'], 'tomorrow is none'],
  ])('exits 2 and says what to write when %s', (_what, args, hint) => {
    const { status, stderr } = announce(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(hint);
  });
});
