import { describe, expect, it } from 'vitest';
import { edited, problemsOf } from './helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';
const guide = 'guides/who-asks.yml';
const sources = 'sources/all.yml';
const topics = 'topics/leaves.yml';

describe('explain', () => {
  it.each([
    [
      'a misspelt key',
      order,
      'regime: trade',
      'regim: trade',
      [`${order}:1:1  "regime" is missing`, `${order}:3:1  unknown key "regim"  Did you mean "regime"?`],
    ],
    [
      'two unknown keys',
      sources,
      'kind: news',
      'kind: news\n  foo: 1\n  bar: 2',
      [
        `${sources}:16:3  unknown key "foo"  Known here: original, instrument, note.`,
        `${sources}:17:3  unknown key "bar"  Known here: original, instrument, note.`,
      ],
    ],
    [
      'a key without a value',
      order,
      'regime: trade',
      'regime:',
      [`${order}:3:8  "regime" has no value  Fill it in, or remove the line.`],
    ],
    [
      'a misspelt value',
      sources,
      'kind: news',
      'kind: new',
      [
        `${sources}:15:9  "kind" "new" is not one of official, official_copy, agency, law_firm, trade_press, news, vendor, note  Did you mean "news"?`,
      ],
    ],
    [
      'a text without its language',
      topics,
      'name: { en: green tea }',
      'name: green tea',
      [`${topics}:10:9  "name" must be a group of keys, not a text  Say in which language: "en: ...".`],
    ],
    [
      'an unknown language',
      topics,
      'name: { en: green tea }',
      'name: { en: green tea, jp: 緑茶 }',
      [`${topics}:10:26  unknown key "jp"  Did you mean "ja"?`],
    ],
    [
      'a text that lacks English',
      topics,
      'name: { en: green tea }',
      'name: { zh: 绿茶 }',
      [`${topics}:10:9  "en" is missing`],
    ],
    [
      'a number in place of a text',
      sources,
      'published: null',
      'published: 2025',
      [`${sources}:17:14  "published" must be a text, not a number  Put it in quotes: "2025".`],
    ],
    [
      'a text in place of a list',
      order,
      'applies: [tea]',
      'applies: tea',
      [`${order}:24:14  "applies" must be a list, not a text  Begin each entry with "- ".`],
    ],
    ['an empty text', order, 'pinpoint: art. 1\n', 'pinpoint: ""\n', [`${order}:22:15  "pinpoint" is empty`]],
    [
      'a statement without citation',
      order,
      '[{ source: order-1-text, pinpoint: "art. 1" }]',
      '[]',
      [`${order}:28:16  "citations" is empty`],
    ],
    [
      'no citations at all',
      order,
      '    citations: [{ source: order-1-text, pinpoint: "art. 1" }]\n',
      '',
      [`${order}:21:5  "citations" is missing`],
    ],
    [
      'a pinpoint that is too long',
      order,
      'pinpoint: "art. 9"',
      `pinpoint: "${'x'.repeat(161)}"`,
      [`${order}:15:51  "pinpoint" is longer than 160 characters: it has 161`],
    ],
    ['a number that is too small', order, 'every: 30', 'every: 0', [`${order}:10:8  "every" must be at least 1`]],
    [
      '30 February',
      order,
      'checked: "2026-06-01"',
      'checked: 2026-02-30',
      [`${order}:9:10  "checked" "2026-02-30" is a day that does not exist`],
    ],
    [
      '29 February of a common year',
      order,
      'from: "2025-02-01"',
      'from: "2025-02-29"',
      [`${order}:12:11  "from" "2025-02-29" is a day that does not exist`],
    ],
    [
      'a day in another order',
      order,
      'checked: "2026-06-01"',
      'checked: 01.06.2026',
      [`${order}:9:10  "checked" "01.06.2026" is not a day  Write it as YYYY-MM-DD, like "2025-10-09".`],
    ],
    [
      'a partial day that does not exist',
      order,
      'issued: "2025-01-02"',
      'issued: "2025-13"',
      [`${order}:8:9  "issued" "2025-13": expected YYYY, YYYY-MM or YYYY-MM-DD`],
    ],
    [
      'an id that is not kebab-case',
      guide,
      'id: who-asks',
      'id: Who asks',
      [`${guide}:1:5  "id" "Who asks": expected kebab-case, like cn-mofcom-2025-62`],
    ],
    [
      'an address of another kind',
      sources,
      'https://example.org/order-1',
      'javascript:alert(1)',
      [`${sources}:9:8  "url" "javascript:alert(1)" is not a web address  It begins with https:// or http://.`],
    ],
    [
      'a key in the vocabulary that is no id',
      'vocabulary.yml',
      '  eu:',
      '  E U:',
      ['vocabulary.yml:2:3  key "E U": expected kebab-case, like cn-mofcom-2025-62'],
    ],
  ])('tells %s', async (_, path, old, text, expected) => {
    const problems = await problemsOf(edited([path, old, text]));
    expect(problems.filter((problem) => problem.includes(path))).toEqual(expected.map((line) => `knowledge/${line}`));
  });

  it('tells the faults of a guide statement as those of the form it comes nearest to', async () => {
    const misspelt = await problemsOf(edited([guide, '    citations:', '    citation:']));
    expect(misspelt).toEqual([
      `knowledge/${guide}:7:5  "citations" is missing`,
      `knowledge/${guide}:8:5  unknown key "citation"  Did you mean "citations"?`,
    ]);
    const wrongRef = await problemsOf(edited([guide, 'cn-order-1/licence', 'licence']));
    expect(wrongRef).toEqual([`knowledge/${guide}:6:16  "provision" "licence": expected instrument/provision`]);
  });

  it('shows a long or crooked value short and on one line', async () => {
    const [problem = ''] = await problemsOf(edited([sources, 'kind: news', `kind: "new\\n${'s'.repeat(200)}"`]));
    expect(problem).toContain(`"kind" "new\\n${'s'.repeat(56)}…" is not one of`);
  });
});
