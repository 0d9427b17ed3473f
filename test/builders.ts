import { buildBase, type KnowledgeBase, type KnowledgeData } from '../src/core/base.ts';
import type { Guide } from '../src/core/guide.ts';
import type { HistoryEntry, Instrument, Provision } from '../src/core/instrument.ts';
import type { Source } from '../src/core/source.ts';
import type { Topic } from '../src/core/topic.ts';
import { Vocabulary } from '../src/core/vocabulary.ts';

/** Small, invented knowledge for unit tests. Every builder takes overrides. */

export function buildSource(overrides: Partial<Source> = {}): Source {
  return {
    id: 'gazette',
    title: 'Gazette',
    publisher: 'Ministry',
    kind: 'official',
    language: 'zh',
    published: '2024-01-01',
    url: 'https://example.org/gazette',
    access: 'read',
    ...overrides,
  };
}

export function entry(
  from: string,
  status: HistoryEntry['status'],
  overrides: Partial<HistoryEntry> = {},
): HistoryEntry {
  return {
    from,
    status,
    note: { en: `${status} from ${from}.` },
    citations: [{ source: 'gazette', pinpoint: `history ${from}` }],
    ...overrides,
  };
}

export function buildProvision(overrides: Partial<Provision> = {}): Provision {
  return {
    id: 'duty',
    pinpoint: 'art. 1',
    effect: 'licence_required',
    applies: ['widgets'],
    text: { en: 'Exporting widgets needs a licence.' },
    confidence: 'high',
    citations: [{ source: 'gazette', pinpoint: 'art. 1' }],
    ...overrides,
  };
}

export function buildInstrument(overrides: Partial<Instrument> = {}): Instrument {
  return {
    id: 'act',
    jurisdiction: 'cn',
    regime: 'dual_use',
    number: { en: 'Announcement No. 1 of 2024', zh: '公告2024年第1号' },
    title: { en: 'Decision on widgets', zh: '关于零件的决定' },
    issuers: ['ministry'],
    issued: '2024-01-01',
    checked: '2024-06-30',
    every: 30,
    history: [entry('2024-01-10', 'in_force')],
    provisions: [buildProvision()],
    ...overrides,
  };
}

export function buildTopic(overrides: Partial<Topic> = {}): Topic {
  return { id: 'widgets', kind: 'product', name: { en: 'widgets' }, ...overrides };
}

export function buildGuide(overrides: Partial<Guide> = {}): Guide {
  return {
    id: 'how-to-apply',
    question: { en: 'How do I apply?' },
    checked: '2024-06-30',
    every: 90,
    statements: [
      {
        text: { en: 'Applications go to the ministry.' },
        effect: 'procedure',
        citations: [{ source: 'gazette', pinpoint: 'art. 2' }],
      },
    ],
    ...overrides,
  };
}

export function buildTestBase(overrides: Partial<KnowledgeData> = {}): KnowledgeBase {
  return buildBase(
    {
      about: {
        name: { en: 'Test' },
        languages: ['en'],
        disclaimer: { en: 'Not advice.' },
        experts: [],
        suggestions: [{ en: 'Are widgets controlled?' }],
      },
      sources: [buildSource()],
      instruments: [buildInstrument()],
      topics: [buildTopic()],
      guides: [buildGuide()],
      vocabulary: Vocabulary.parse({
        destinations: {
          eu: { name: { en: 'the EU' }, words: { en: ['eu'] } },
          de: { name: { en: 'Germany' }, words: { en: ['germany'] }, within: ['eu'] },
          us: { name: { en: 'the United States' }, words: { en: ['us'] } },
        },
        users: { military: { name: { en: 'military users' }, words: { en: ['military'] } } },
      }),
      ...overrides,
    },
    'test00000000',
  );
}
