import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builtDir } from '../build.ts';

interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the compiled program as a person would, with this input. */
function rareearth(args: string[], input = ''): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(builtDir, 'bin/cli.js'), ...args], {
      env: { ...process.env, NO_COLOR: '1', KNOWLEDGE_DIR: '' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      stdout += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      stderr += part;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.end(input);
  });
}

const scratch = mkdtempSync(path.join(tmpdir(), 'rareearth-cli-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('rareearth ask', () => {
  it('answers with verdict, day, numbered sources, warnings and revision, and exits 0', async () => {
    const { status, stdout } = await rareearth(['ask', 'is NdFeB tech controlled?', '--on', '2026-11-22']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Prohibited: .*22 November 2026/);
    expect(stdout).toMatch(/\[1\][^[]*中国禁止出口限制出口技术目录/);
    expect(stdout).toContain('8 October 2026');
    expect(stdout).toMatch(/knowledge [0-9a-f]{7,}/);
  });

  it('answers one question, by the small program for it, as the whole one does', async () => {
    const options = ['--json', '--on', '2026-11-22'];
    const question = 'do I need a licence for terbium to Japan?';
    const quick = await rareearth(['ask', question, ...options]);
    const whole = await rareearth(['ask', '--stdin', ...options], `${question}\n`);
    expect(JSON.parse(quick.stdout)).toEqual(JSON.parse(whole.stdout));
  });

  it('writes the public JSON form', async () => {
    const { status, stdout } = await rareearth(['ask', 'is NdFeB tech controlled?', '--on', '2026-11-22', '--json']);
    const answer = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(answer).toMatchObject({
      question: 'is NdFeB tech controlled?',
      language: 'en',
      asOf: '2026-11-22',
      outcome: 'answer',
      verdict: 'prohibited',
      entry: { kind: 'topic', id: 'ndfeb-magnet-technology' },
    });
    expect(answer.statements.length).toBeLessThanOrEqual(5);
    for (const statement of answer.statements) {
      expect(Object.keys(statement)).toEqual(
        expect.arrayContaining(['text', 'effect', 'status', 'from', 'forecast', 'citations']),
      );
      expect(statement.citations.length).toBeGreaterThan(0);
    }
  });

  it('writes one object for several questions, with each answer in its parts', async () => {
    const question = 'is NdFeB magnet technology banned? and mining technology?';
    const { status, stdout } = await rareearth(['ask', question, '--json']);
    const answer = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(answer).toMatchObject({ question, outcome: 'answer', entry: null, verdict: null });
    expect(answer.parts.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['prohibited', 'licence_required']);
    expect(answer.statements).toHaveLength(5);
    expect(answer.statements[1]).toEqual(answer.parts[1].statements[0]);
  });

  it('prints several answers one after the other', async () => {
    const { stdout } = await rareearth(['ask', 'are dysprosium and gallium controlled?']);
    expect(stdout).toMatch(/^Licence required: dysprosium[\s\S]*\nLicence required: gallium/);
  });

  it('offers a guide by its question alone, and a thing by its name and what to ask', async () => {
    const { stdout } = await rareearth([
      'ask',
      '530.000 t magnets exported 2022 according to an Italian article, plausible?',
    ]);
    expect(stdout).toMatch(/^Which of these do you mean\?/);
    expect(stdout).toMatch(/^ {2}1\. [^→]+\?\s*$/m);
    expect(stdout).toMatch(/^ {2}2\. permanent magnets {2}→ {2}permanent magnets/m);
  });

  it('exits 3 when nothing answers and 4 when there is more than one reading', async () => {
    expect((await rareearth(['ask', 'how do I export a Slack channel'])).status).toBe(3);
    expect((await rareearth(['ask', 'is NdFeB controlled?'])).status).toBe(4);
  });

  it.each([
    ['an empty question', ['ask', '']],
    ['a question of 10,000 characters', ['ask', 'x'.repeat(10_000)]],
    ['30 February', ['ask', 'is NdFeB tech controlled?', '--on', '2026-02-30']],
    ['a language it does not speak', ['ask', 'is NdFeB tech controlled?', '--lang', 'fr']],
    ['a question beside --stdin', ['ask', '--stdin', 'a question']],
    ['an unknown option', ['ask', '--nonsense']],
    ['an unknown command', ['nonsense']],
    ['no command at all', []],
  ])('exits 2 and says what to do for %s', async (_what, args) => {
    const { status, stdout, stderr } = await rareearth(args);
    expect(status).toBe(2);
    expect(stdout + stderr).not.toMatch(/\bat .*:\d+:\d+/);
    expect((stdout + stderr).length).toBeGreaterThan(20);
  });

  it('reads one question a line and writes one JSON object a line, in order', async () => {
    const questions = [
      'is NdFeB tech controlled?',
      '',
      'is dysprosium oxide controlled?',
      'weather in Berlin',
      '钕铁硼技术能出口吗',
    ];
    const { status, stdout } = await rareearth(['ask', '--stdin', '--json'], `${questions.join('\n')}\n`);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(answers.map(({ question }) => question)).toEqual(questions);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['answer', 'no_answer', 'answer', 'no_answer', 'answer']);
  });

  it('answers from another knowledge folder', async () => {
    const { status, stderr } = await rareearth(['ask', 'anything', '--knowledge', path.join(scratch, 'missing')]);
    expect(status).toBe(1);
    expect(stderr).toContain('missing');
  });
});

describe('rareearth, without ask', () => {
  it('takes a lone sentence for a question', async () => {
    expect((await rareearth(['is NdFeB tech controlled?'])).stdout).toMatch(/^Prohibited/);
  });

  it('lists changes of a span as JSON', async () => {
    const { stdout } = await rareearth(['changes', '--since', '2025-11-07', '--until', '2025-11-07', '--json']);
    const { changes } = JSON.parse(stdout);
    expect(changes.map(({ rule }: { rule: string }) => rule)).toContain('cn-mofcom-2025-62');
    expect(new Set(changes.map(({ from }: { from: string }) => from))).toEqual(new Set(['2025-11-07']));
  });
});

describe('rareearth check', () => {
  it('is clean for the knowledge that comes along', async () => {
    const { status, stdout } = await rareearth(['check']);
    expect(stdout.split('\n').filter((line) => line && !line.includes('warning'))).toEqual([]);
    expect(status).toBe(0);
    // It asks every example of the knowledge.
  }, 60_000);

  it('lists every problem as file:line:column and exits 1', async () => {
    writeFileSync(path.join(scratch, 'about.yml'), 'nmae: { en: Test }\nlanguages: [en]\ndisclaimer: { en: none }\n');
    const { status, stdout } = await rareearth(['check', scratch]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/about\.yml:1:1 {2}.*"nmae".*"name"/);
  });
});
