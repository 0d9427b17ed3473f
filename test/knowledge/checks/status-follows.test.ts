import { describe, expect, it } from 'vitest';
import { statusFollows } from '../../../src/knowledge/checks/status-follows.ts';
import { type Edit, reportsOf } from '../helpers.ts';

const order = 'instruments/cn/cn-order-1.yml';

function statuses(newer: string, older: string): Edit[] {
  return [
    [order, 'status: announced', `status: ${older}`],
    [order, 'status: in_force', `status: ${newer}`],
  ];
}

function entry(status: string): string {
  const cited = 'citations: [{ source: order-1-text, pinpoint: "art. 10" }]';
  return `  - from: "2026-01-01"\n    status: ${status}\n    note: { en: Then this. }\n    ${cited}\n`;
}

describe('status-follows', () => {
  it('accepts the sample', async () => {
    expect(await reportsOf(statusFollows, [])).toEqual([]);
  });

  it.each([
    ['suspended', 'announced'],
    ['repealed', 'in_force'],
    ['superseded', 'in_force'],
    ['in_force', 'announced'],
    ['announced', 'announced'],
  ])('accepts %s after %s', async (newer, older) => {
    expect(await reportsOf(statusFollows, statuses(newer, older))).toEqual([]);
  });

  it.each([
    ['announced', 'in_force'],
    ['in_force', 'in_force'],
  ])('reports %s after %s', async (newer, older) => {
    expect(await reportsOf(statusFollows, statuses(newer, older))).toEqual([
      `${newer} | ${newer} does not follow ${older}`,
    ]);
  });

  it.each(['suspended', 'repealed', 'superseded'])('reports a history that begins with %s', async (status) => {
    const reports = await reportsOf(statusFollows, statuses('in_force', status));
    expect(reports).toEqual([`${status} | a history does not begin with ${status}`]);
  });

  it.each([
    ['repealed', 'suspended'],
    ['superseded', 'repealed'],
  ])('accepts after %s only in_force, not %s', async (last, next) => {
    const add = (status: string): Edit => [order, 'history:\n', `history:\n${entry(status)}`];
    expect(await reportsOf(statusFollows, [...statuses(last, 'in_force'), add('in_force')])).toEqual([]);
    const reports = await reportsOf(statusFollows, [...statuses(last, 'in_force'), add(next)]);
    expect(reports).toEqual([`${next} | ${next} does not follow ${last}`]);
  });
});
