import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Citation, NonEmpty } from '../../src/core/citation.ts';
import { digestKinds } from '../../src/core/digest.ts';
import { effects, statuses } from '../../src/core/instrument.ts';
import { languages } from '../../src/core/language.ts';
import type { Reply } from '../../src/core/reply.ts';
import { asModal, render } from '../../src/slack/blocks.ts';
import { fitsButton } from '../../src/slack/buttons.ts';
import { checkMessage, checkView } from '../../src/slack/limits.ts';

/** Texts as nasty as they come: Slack's own markup, entities, addresses, invisible characters, other scripts, great length. */
const nasty = fc.constantFrom(
  '<!channel>',
  '<!here|x>',
  '<@U1>',
  '<@U2|bob>',
  '<#C1>',
  '<http://x|y>',
  '<https://evil.test|bank>',
  '&lt;!channel&gt;',
  '&',
  '<',
  '>',
  '|',
  '*',
  '`',
  'javascript:alert(1)',
  'http://x.test',
  '\u202e',
  '\u200b',
  '\u0000',
  '\n',
  '稀土',
  '𠮷',
  '\ud800',
  'ﷺ',
);
const text = fc
  .tuple(
    fc.array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 8 }),
    fc.constantFrom(1, 1, 1, 30),
  )
  .map(([parts, times]) => `x${parts.join('').repeat(times)}`);
const day = fc.constantFrom('2023-12-21', '2026-11-11');
const url = fc.oneof(
  fc.webUrl(),
  text.map((end) => `https://x.test/${end}`),
  text,
  fc.constant('http://x.test/a'),
  fc.constant(null),
);

const citation: fc.Arbitrary<Citation> = fc.record({
  source: fc.string(),
  number: fc.option(text),
  title: text,
  original: fc.option(text),
  pinpoint: text,
  publisher: text,
  published: fc.option(day),
  kind: fc.constantFrom('official', 'news'),
  url,
});
const citations = fc.array(citation, { minLength: 1, maxLength: 12 }) as unknown as fc.Arbitrary<NonEmpty<Citation>>;
const status = fc.constantFrom(...statuses);
const statement = fc.record({
  text,
  effect: fc.constantFrom(...effects),
  status: fc.option(status),
  from: fc.option(day),
  forecast: fc.boolean(),
  confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
  rule: fc.option(text),
  citations,
});
const entry = fc.record({ from: day, status, forecast: fc.boolean(), note: text, citations });
const choice = fc.record({ label: text, question: text });
const title = fc.record({ kind: fc.constantFrom('topic' as const, 'instrument' as const), id: text, title: text });
const list = <T>(item: fc.Arbitrary<T>, maxLength: number) => fc.array(item, { maxLength });

const answer = {
  question: text,
  outcome: fc.constantFrom('answer' as const, 'choose' as const, 'no_answer' as const),
  entry: fc.option(title),
  confidence: fc.constant(1),
  verdict: fc.option(fc.constantFrom('prohibited' as const, 'unknown' as const)),
  headline: text,
  statements: list(statement, 5),
  more: list(statement, 5),
  warnings: list(text, 8),
  choices: list(choice, 4),
  nearest: list(title, 4),
  related: list(choice, 6),
};

const body = fc.oneof(
  fc.record(answer).map((one) => ({ kind: 'answer' as const, answer: one })),
  fc.record({
    kind: fc.constant('answers' as const),
    answers: fc.array(fc.record({ ...answer, again: fc.option(text) }), { minLength: 2, maxLength: 5 }),
    rest: list(choice, 3),
  }),
  fc
    .record({
      id: text,
      title: text,
      original: fc.option(text),
      issuers: list(text, 3),
      checked: day,
      verdict: fc.constant(null),
      statements: list(statement, 5),
      codes: list(text, 5),
      timeline: list(entry, 5),
    })
    .map((rule) => ({ kind: 'rule' as const, rule })),
  fc.record({ kind: fc.constant('history' as const), id: text, title: text, timeline: list(entry, 8) }),
  fc.record({
    kind: fc.constant('changes' as const),
    title: text,
    empty: text,
    changes: list(
      fc.tuple(entry, text, text).map(([one, rule, name]) => ({ ...one, id: rule, rule, title: name })),
      8,
    ),
  }),
  fc
    .record({
      since: day,
      topics: list(text, 3),
      quiet: fc.boolean(),
      sections: list(
        fc.record({
          kind: fc.constantFrom(...digestKinds),
          groups: list(
            fc.record({
              from: day,
              status: fc.option(status),
              forecast: fc.boolean(),
              days: fc.integer({ min: -500, max: 30 }),
              lines: list(fc.record({ changes: fc.constant(['x']), rule: text, title: text, text, citations }), 4),
            }),
            3,
          ),
          beside: list(statement, 2),
        }),
        4,
      ),
      warnings: list(text, 3),
    })
    .map((digest) => ({ kind: 'digest' as const, digest })),
  fc.record({
    kind: fc.constant('items' as const),
    items: list(
      fc.record({
        item: fc.record({ line: fc.nat(), given: text, thing: text, reference: text, destination: text }),
        question: text,
        answer: fc.record(answer),
        missing: list(fc.record({ what: fc.constant('which' as const), options: list(text, 3) }), 3),
        ignored: list(text, 3),
      }),
      12,
    ),
    refused: list(fc.record({ line: fc.nat(), given: text, why: text }), 12),
  }),
  fc.record({
    kind: fc.constant('notice' as const),
    title: text,
    lines: list(text, 4),
    items: list(
      fc.record({
        title: text,
        lines: list(text, 3),
        actions: list(fc.record({ label: text, input: text }), 2),
      }),
      4,
    ),
    actions: list(fc.record({ label: text, input: text }), 3),
  }),
  fc.record({ kind: fc.constant('sources' as const), title: text, citations: list(citation, 30) }),
  fc.record({
    kind: fc.constant('help' as const),
    commands: list(fc.record({ name: text, usage: text, summary: text }), 10),
    suggestions: list(text, 6),
  }),
  fc.record({ kind: fc.constant('problem' as const), message: text, tip: text, suggestions: list(text, 3) }),
);
const reply = fc.tuple(body, fc.constantFrom(...languages), day, text).map(([content, language, asOf, revision]) => {
  const frame = { language, asOf, revision };
  if (content.kind === 'answer') return { ...content, answer: { ...content.answer, ...frame }, ...frame } as Reply;
  if (content.kind !== 'answers') return { ...content, ...frame } as Reply;
  return { ...content, answers: content.answers.map((one) => ({ ...one, ...frame })), ...frame } as Reply;
});
const request = fc.record({
  input: text,
  shareable: fc.boolean(),
  disclaimer: text,
  sharedBy: fc.constantFrom('U9', '<!channel>', ''),
});

describe('whatever a reply and a question say', () => {
  it('no page breaks a limit, calls anyone, mentions anyone but the asker, or links to anything but https', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(reply, request, (content, wanted) => {
        // Pages follow the More button, as a reader would.
        let offset = 0;
        for (let page = 0; page < 40; page += 1) {
          const message = render(content, { ...wanted, offset });
          expect(checkMessage(message)).toEqual([]);
          expect(checkView(asModal(message, content.language, content.kind).blocks as typeof message.blocks)).toEqual(
            [],
          );
          const shown = JSON.stringify({ text: message.text, blocks: withoutValues(message.blocks) });
          expect(shown).not.toMatch(/<!|<#|<http:|<@(?!U9>)|\u202e|\u200b/);
          const next = nextOf(message.blocks, wanted.input, offset);
          if (next === null) return;
          expect(next).toBeGreaterThan(offset);
          offset = next;
        }
        expect(fitsButton(wanted.input)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});

/** Values of buttons are never shown; they carry lines as they were asked. */
function withoutValues(blocks: unknown): unknown {
  return JSON.parse(JSON.stringify(blocks, (key, value) => (key === 'value' ? '' : value)));
}

function nextOf(blocks: unknown, input: string, offset: number): number | null {
  const values = [...JSON.stringify(blocks).matchAll(/"value":("(?:[^"\\]|\\.)*")/g)].map((match) =>
    String(JSON.parse(match[1] ?? '""')),
  );
  for (const value of values) {
    const [, , at = '', ...rest] = value.split(' ');
    if (rest.join(' ') === input && Number(at) > offset) return Number(at);
  }
  return null;
}
