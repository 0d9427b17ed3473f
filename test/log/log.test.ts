import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogLevel } from '../../src/config/log-level.ts';
import { openLog } from '../../src/log/log.ts';

/** Writes by a log and gives what came out. */
function written(level: LogLevel, write: (log: ReturnType<typeof openLog>) => void, secrets: string[] = []): string {
  const output = new PassThrough();
  write(openLog(level, { output, now: () => new Date('2026-11-22T12:00:00Z'), secrets }));
  return String(output.read() ?? '');
}

describe('the log', () => {
  it('writes one JSON object a line', () => {
    const lines = written('info', (log) => {
      log.info('ready', { revision: 'abc', n: 1, nothing: undefined });
      log.debug('not shown');
      log.warn('two\nlines');
    });
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { level: 'info', time: '2026-11-22T12:00:00.000Z', message: 'ready', revision: 'abc', n: 1 },
      { level: 'warn', time: '2026-11-22T12:00:00.000Z', message: 'two\nlines' },
    ]);
  });

  it('shows errors with their stack and causes', () => {
    const cause = new Error('the socket closed');
    const line = JSON.parse(
      written('info', (log) => log.error('failed', { error: new Error('no answer', { cause }) })),
    );
    expect(line.error).toMatchObject({ type: 'Error', message: 'no answer', cause: { message: 'the socket closed' } });
    expect(line.error.stack).toContain('log.test.ts');
  });

  it('writes what has circles or big numbers in it', () => {
    const circle: Record<string, unknown> = { big: 1n };
    circle.self = circle;
    expect(written('info', (log) => log.info('round', { circle }))).toMatch(/"circle":\{/);
  });

  it('shows what people asked at debug and never above', () => {
    const details = { question: 'is our magnet plant in trouble?', event: { text: 'is our magnet plant in trouble?' } };
    expect(written('debug', (log) => log.debug('asked', details))).toContain('magnet plant');
    for (const level of ['info', 'warn', 'error'] as const) {
      const line = written('debug', (log) => log[level]('asked', details));
      expect(JSON.parse(line)).toMatchObject({ question: '[removed]', event: { text: '[removed]' } });
    }
  });
});

const hex = (least: number, most = least) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: least, maxLength: most })
    .map((letters) => letters.join(''));
const word = fc.stringMatching(/^[A-Za-z0-9]{12,24}$/);
const digits = fc.stringMatching(/^[1-9]\d{9,13}$/);

/** A secret, in the words around it in which it is met; `hidden` is the part that must not come out. */
const planted = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom('xoxb', 'xoxp', 'xoxa', 'xoxe', 'xoxe.xoxb', 'xoxe.xoxp', 'xapp', 'xwfp'),
      a: digits,
      b: word,
    })
    .map(({ kind, a, b }) => ({ text: `token ${kind}-1-${a}-${b}, sent`, hidden: b })),
  word.map((hidden) => ({ text: `postgres://bot:${hidden}@db.internal:5432/bot`, hidden })),
  word.map((hidden) => ({ text: `postgres://bot:a/b@${hidden}@db.internal/bot is down`, hidden })),
  word.map((hidden) => ({ text: `GET https://hooks.slack.com/commands/T1/2/${hidden} failed`, hidden })),
  word.map((hidden) => ({ text: `/slack/oauth_redirect?code=${hidden}&state=x`, hidden })),
  word.map((hidden) => ({ text: `wss://wss-primary.slack.com/link/?ticket=${hidden}&app_id=1`, hidden })),
  fc
    .record({ a: digits, b: digits, hidden: hex(32) })
    .map(({ a, b, hidden }) => ({ text: `${a}.${b}.${hidden}`, hidden })),
  word.map((hidden) => ({ text: `Authorization: Bearer ${hidden}`, hidden })),
);

/** Ways for a text to get into a line. */
const places: ((text: string) => { message: string; details?: Record<string, unknown> })[] = [
  (text) => ({ message: text }),
  (text) => ({ message: 'x', details: { error: text } }),
  (text) => ({ message: 'x', details: { a: { b: { c: { d: [{ e: text }] } } } } }),
  (text) => ({ message: 'x', details: { list: ['y', [text]] } }),
  (text) => ({ message: 'x', details: { error: new Error(text) } }),
  (text) => ({
    message: 'x',
    details: { error: new Error('outer', { cause: new Error('mid', { cause: new Error(text) }) }) },
  }),
  (text) => ({
    message: 'x',
    details: { error: Object.assign(new Error('y'), { original: { config: { headers: [text] } } }) },
  }),
  (text) => ({ message: 'x', details: { [text]: true } }),
  (text) => ({ message: 'x', details: { nested: JSON.stringify({ again: JSON.stringify({ text }) }) } }),
  (text) => ({ message: 'x', details: { thing: { toJSON: () => ({ text }) } } }),
];

describe('secrets', () => {
  it('do not get into the log, whatever they stand in', () => {
    fc.assert(
      fc.property(
        planted,
        fc.constantFrom(...places),
        fc.constantFrom('debug', 'info', 'error'),
        (secret, place, level) => {
          const { message, details } = place(secret.text);
          const line = written('debug', (log) => log[level as LogLevel](message, details));
          expect(line).not.toContain(secret.hidden);
          expect(() => JSON.parse(line)).not.toThrow();
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('that look like nothing do not get in either, when they are known', () => {
    const secret = fc
      .string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' })
      .filter((text) => !/^[\s\w]*$/.test(text));
    fc.assert(
      fc.property(secret, fc.constantFrom(...places), (hidden, place) => {
        const { message, details } = place(`the key is ${hidden}, so`);
        const line = written('info', (log) => log.info(message, details), [hidden]);
        expect(line).not.toContain(JSON.stringify(hidden).slice(1, -1));
      }),
      { numRuns: 500 },
    );
  });

  it('under their own names do not get in, whatever they look like', () => {
    for (const name of ['token', 'response_url', 'client_secret', 'Authorization', 'cookie']) {
      expect(written('debug', (log) => log.debug('x', { deep: [{ [name]: 'plain' }] }))).not.toContain('plain');
    }
  });

  it('leave the rest of a line as it was', () => {
    const details = {
      error: 'connect ECONNREFUSED 127.0.0.1:5432',
      code: 'ECONNREFUSED',
      url: 'http://127.0.0.1:3000/x',
    };
    expect(JSON.parse(written('info', (log) => log.info('no connection to 10.20.30.40', details)))).toMatchObject(
      details,
    );
  });
});
