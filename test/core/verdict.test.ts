import { describe, expect, it } from 'vitest';
import type { KnowledgeData } from '../../src/core/base.ts';
import type { Provision } from '../../src/core/instrument.ts';
import { assess } from '../../src/core/verdict.ts';
import { buildInstrument, buildProvision, buildTestBase, buildTopic, entry } from '../builders.ts';

const day = '2024-05-01';

function verdictWith(overrides: Partial<KnowledgeData>, circumstances = {}, topic = 'widgets') {
  return assess(buildTestBase(overrides), topic, { day, ...circumstances }).verdict;
}

function act(id: string, provision: Partial<Provision>, overrides = {}) {
  return buildInstrument({ id, provisions: [buildProvision(provision)], ...overrides });
}

describe('assess', () => {
  it('lets the strictest rule in force decide', () => {
    const instruments = [act('a', {}), act('b', { effect: 'prohibited' }), act('c', { effect: 'reporting' })];
    expect(verdictWith({ instruments })).toBe('prohibited');
  });

  it('says nothing where no rule is recorded', () => {
    expect(verdictWith({ instruments: [] })).toBeNull();
  });

  it('says nothing before the first day of a rule and after its repeal', () => {
    const history = [entry('2024-06-01', 'repealed'), entry('2024-05-02', 'in_force')];
    const instruments = [act('a', {}, { history, checked: '2024-12-31' })];
    expect(verdictWith({ instruments }, { day: '2024-05-01' })).toBeNull();
    expect(verdictWith({ instruments }, { day: '2024-05-02' })).toBe('licence_required');
    expect(verdictWith({ instruments }, { day: '2024-05-31' })).toBe('licence_required');
    expect(verdictWith({ instruments }, { day: '2024-06-01' })).toBeNull();
  });

  it('calls a verdict that rests on a forecast unknown', () => {
    const history = [entry('2024-04-01', 'in_force'), entry('2024-02-01', 'suspended')];
    expect(verdictWith({ instruments: [act('a', {}, { history, checked: '2024-03-01' })] })).toBe('unknown');
  });

  it('keeps a verdict that is in force anyway when a forecast is no stricter', () => {
    const history = [entry('2024-04-01', 'in_force')];
    const forecast = act('a', {}, { history, checked: '2024-03-01' });
    expect(verdictWith({ instruments: [forecast, act('b', { effect: 'prohibited' })] })).toBe('prohibited');
    expect(verdictWith({ instruments: [forecast, act('b', { effect: 'reporting' })] })).toBe('unknown');
  });

  it('calls a repeal that nobody verified unknown', () => {
    const history = [entry('2024-04-01', 'repealed'), entry('2024-01-01', 'in_force')];
    expect(verdictWith({ instruments: [act('a', {}, { history, checked: '2024-03-01' })] })).toBe('unknown');
  });

  it.each([
    ['suspended', 'suspended'],
    ['announced', 'announced'],
  ] as const)('says %s when that is all there is', (status, verdict) => {
    expect(verdictWith({ instruments: [act('a', {}, { history: [entry('2024-02-01', status)] })] })).toBe(verdict);
  });

  it('does not call a thing prohibited, or free, on a source too weak to act upon', () => {
    expect(verdictWith({ instruments: [act('a', { effect: 'prohibited', confidence: 'low' })] })).toBe('unknown');
    expect(verdictWith({ instruments: [act('a', { effect: 'not_covered', confidence: 'low' })] })).toBeNull();
  });

  it('says not covered only where a rule says so', () => {
    expect(verdictWith({ instruments: [act('a', { effect: 'not_covered' })] })).toBe('not_covered');
  });

  it('depends where one rule restricts and another frees', () => {
    expect(verdictWith({ instruments: [act('a', {}), act('b', { effect: 'not_covered' })] })).toBe('depends');
  });

  it('does not free a thing because a stricter rule is only suspended', () => {
    const suspended = act('a', {}, { history: [entry('2024-02-01', 'suspended')] });
    expect(verdictWith({ instruments: [suspended, act('b', { effect: 'exempt' })] })).toBe('suspended');
  });
});

describe('assess, with conditions', () => {
  const conditional = act('b', {
    effect: 'prohibited',
    conditions: { destinations: ['eu'], users: ['military'] },
  });
  const instruments = [act('a', {}), conditional];

  it.each([
    [{}, 'licence_required'],
    [{ destination: 'eu' }, 'licence_required'],
    [{ user: 'military' }, 'depends'],
    [{ destination: 'eu', user: 'military' }, 'prohibited'],
    [{ destination: 'de', user: 'military' }, 'prohibited'],
    [{ destination: 'us', user: 'military' }, 'licence_required'],
  ])('for %j is %s', (circumstances, verdict) => {
    expect(verdictWith({ instruments }, circumstances)).toBe(verdict);
  });

  it('counts a rule on shipments abroad only when the question speaks of them', () => {
    const abroad = [act('a', { conditions: { origin: 'abroad' } })];
    expect(verdictWith({ instruments: abroad })).toBeNull();
    expect(verdictWith({ instruments: abroad }, { origin: 'abroad' })).toBe('licence_required');
    expect(verdictWith({ instruments: abroad }, { origin: 'china' })).toBeNull();
  });
});

describe('assess, for wholes and parts', () => {
  const topics = [
    buildTopic(),
    buildTopic({ id: 'red', name: { en: 'red widgets' }, broader: ['widgets'] }),
    buildTopic({ id: 'blue', name: { en: 'blue widgets' }, broader: ['widgets'] }),
  ];

  it('gives a part what holds for the whole', () => {
    expect(verdictWith({ topics }, {}, 'red')).toBe('licence_required');
  });

  it('depends when the parts differ', () => {
    const instruments = [act('a', { applies: ['red'] }), act('b', { applies: ['blue'], effect: 'not_covered' })];
    expect(verdictWith({ topics, instruments })).toBe('depends');
  });

  it('is not cleared because all its parts are', () => {
    const instruments = [act('b', { applies: ['red', 'blue'], effect: 'not_covered' })];
    expect(verdictWith({ topics, instruments })).toBeNull();
  });

  it('does not let one part speak for another on which nothing is recorded', () => {
    const instruments = [act('b', { applies: ['blue'], effect: 'not_covered' })];
    expect(verdictWith({ topics, instruments })).toBe('depends');
  });

  it('speaks for the whole when all parts agree', () => {
    const instruments = [act('a', { applies: ['red', 'blue'], effect: 'prohibited' })];
    expect(verdictWith({ topics, instruments })).toBe('prohibited');
  });
});

describe('assess, for dual-use items', () => {
  const ban = buildInstrument({
    id: 'ban',
    regime: 'parties',
    history: [entry('2023-01-01', 'in_force')],
    provisions: [
      buildProvision({ applies: ['dual-use-items'], effect: 'prohibited', conditions: { users: ['military'] } }),
    ],
  });
  const topics = [buildTopic(), buildTopic({ id: 'dual-use-items', kind: 'concept', name: { en: 'dual-use items' } })];

  it('reaches a thing from the day on which it is licensed as a dual-use item', () => {
    const instruments = [act('a', {}), ban];
    const military = (on: string) => verdictWith({ topics, instruments }, { day: on, user: 'military' });
    expect(military('2024-01-09')).toBeNull();
    expect(military('2024-01-10')).toBe('prohibited');
  });

  it('does not reach a thing licensed under another regime', () => {
    const instruments = [act('a', {}, { regime: 'trade' }), ban];
    expect(verdictWith({ topics, instruments }, { user: 'military' })).toBe('licence_required');
  });

  it('is a forecast where the dual-use status is one', () => {
    const history = [entry('2024-04-01', 'in_force')];
    const instruments = [act('a', {}, { history, checked: '2024-03-01' }), ban];
    expect(verdictWith({ topics, instruments }, { user: 'military' })).toBe('unknown');
  });
});
