import type { Answer, Statement } from '../../src/core/answer.ts';
import type { Citation } from '../../src/core/citation.ts';
import type { Change, Reply, TimelineEntry } from '../../src/core/reply.ts';
import type { Asker, Bot } from '../../src/slack/bot.ts';
import type { Clock } from '../../src/slack/clock.ts';
import type { Log } from '../../src/slack/log.ts';
import { buildTestBase } from '../builders.ts';

export function buildCitation(overrides: Partial<Citation> = {}): Citation {
  return {
    source: 'mofcom-2025-62',
    number: 'MOFCOM Announcement No. 62 of 2025',
    title: 'Export control of rare-earth technologies',
    original: '关于对稀土相关技术实施出口管制的决定（商务部公告2025年第62号）',
    pinpoint: 'section 1(1)',
    publisher: 'MOFCOM',
    published: '2025-10-09',
    kind: 'official',
    url: 'https://www.mofcom.gov.cn/62.html',
    ...overrides,
  };
}

export function buildStatement(overrides: Partial<Statement> = {}): Statement {
  return {
    text: 'Technology for making magnets may not leave China.',
    effect: 'prohibited',
    status: 'in_force',
    from: '2023-12-21',
    forecast: false,
    confidence: 'high',
    rule: 'cn-mofcom-2025-62/technology',
    citations: [buildCitation()],
    ...overrides,
  };
}

export function buildAnswer(overrides: Partial<Answer> = {}): Answer {
  return {
    question: 'is magnet technology controlled?',
    language: 'en',
    asOf: '2026-11-22',
    revision: '3f9c2a1b4d5e6f708192',
    outcome: 'answer',
    entry: { kind: 'topic', id: 'magnet-making-technology', title: 'magnet-making technology' },
    confidence: 0.9,
    verdict: 'prohibited',
    headline: 'Prohibited: magnet-making technology, as of 22 November 2026',
    statements: [buildStatement()],
    more: [],
    warnings: [],
    choices: [],
    nearest: [],
    related: [],
    ...overrides,
  };
}

export function buildEntry(overrides: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    from: '2025-11-07',
    status: 'suspended',
    forecast: false,
    note: 'Announcement 62 was suspended by Announcement 70.',
    citations: [buildCitation({ source: 'mofcom-2025-70', pinpoint: 'operative sentence' })],
    ...overrides,
  };
}

export function buildChange(overrides: Partial<Change> = {}): Change {
  return {
    id: 'cn-mofcom-2025-62@2025-11-07:suspended',
    rule: 'cn-mofcom-2025-62',
    title: 'Announcement 62 of 2025',
    ...buildEntry(),
    ...overrides,
  };
}

type Body = Reply extends infer One ? (One extends Reply ? Omit<One, 'language' | 'asOf' | 'revision'> : never) : never;

/** A reply of today, in English. */
export function buildReply(body: Body): Reply {
  return { language: 'en', asOf: '2026-11-22', revision: '3f9c2a1b4d5e6f708192', ...body } as Reply;
}

export function answerReply(overrides: Partial<Answer> = {}): Reply {
  const answer = buildAnswer(overrides);
  return { ...buildReply({ kind: 'answer', answer }), language: answer.language, asOf: answer.asOf };
}

/** A bot that gives prepared replies and notes what it was asked. `fallback` answers every other line. */
export function buildBot(replies: Record<string, Reply> = {}, fallback: Reply = answerReply()) {
  const asked: { input: string; asker: Asker }[] = [];
  const base = buildTestBase();
  const dispatch: Bot['dispatch'] = (input, asker) => {
    asked.push({ input, asker });
    return replies[input] ?? fallback;
  };
  const bot: Bot = {
    dispatch,
    perform: async (input, asker) => dispatch(input, asker),
    context: () => ({
      base,
      today: '2026-11-22',
      language: 'en',
      commands: [],
      read: () => ({
        outcome: 'no_answer',
        entry: null,
        confidence: 0,
        cues: { language: 'en', intent: 'status' },
        choices: [],
        nearest: [],
      }),
    }),
  };
  return { bot, asked };
}

/** A log that keeps its lines. */
export function buildLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (message: string, details?: object) => {
    lines.push(`${level} ${message} ${details ? JSON.stringify(details) : ''}`);
  };
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}

/** Time limits on what should happen anyway: only the abort that follows ends such a wait. */
const timeLimits = [1_500, 3_000, 10_000, 30_000];

/** The real time of day, but waiting takes no time: the clock leaps ahead instead. */
export function buildClock(): Clock & { slept: number[]; offset: number; endLimits: () => void } {
  const limits = new Set<() => void>();
  const clock = {
    slept: [] as number[],
    offset: 0,
    now: () => Date.now() + clock.offset,
    /** Ends all time limits that run. */
    endLimits() {
      for (const end of limits) end();
    },
    async sleep(millis: number, signal?: AbortSignal) {
      if (signal && timeLimits.includes(millis)) {
        await new Promise<void>((resolve) => {
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve());
          limits.add(resolve);
        });
        return;
      }
      clock.slept.push(millis);
      clock.offset += millis;
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
  };
  return clock;
}
