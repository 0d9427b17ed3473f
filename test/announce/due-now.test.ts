import { expect, it } from 'vitest';
import { planDue } from '../../src/announce/planner.ts';
import { entry } from '../builders.ts';
import { describeStores, useStore } from '../store/stores.ts';
import { baseOf, buildPlanning, plannedLines, sendAll, subscribeChannel } from './helpers.ts';

const old = entry('2023-12-01', 'in_force');
const base = baseOf({ history: [old] });

describeStores('a channel that is to be told at once', (kind) => {
  const used = useStore(kind);
  const at = (moment: string) => {
    used.clock.now = Date.parse(moment);
  };
  const plan = (knowledge = base) => planDue(buildPlanning(used.store, knowledge));

  /** On a Sunday evening, for announcements on Monday mornings. */
  async function begin(): Promise<void> {
    at('2024-01-07T19:00:00Z');
    await plan();
    await subscribeChannel(used.store, { dueNow: true, filter: { topics: null, days: 'weekly', quiet: false } });
    at('2024-01-07T19:00:30Z');
  }

  it('is told at the next look, even that there is nothing, and once', async () => {
    await begin();
    expect(await plan()).toMatchObject({ pending: 1 });
    expect(await plan()).toMatchObject({ pending: 0 });
    expect(await plannedLines(used.store)).toEqual(['C1 2024-01-07 pending nothing']);
  });

  it('is told as usual from then on, and of nothing twice', async () => {
    await begin();
    const changed = baseOf({ history: [entry('2024-01-07', 'suspended'), old] });
    await plan(changed);
    await sendAll(used.store);
    at('2024-01-08T08:00:00Z');
    expect(await plan(changed)).toMatchObject({ pending: 0, empty: 1 });
    at('2024-01-14T20:00:00Z');
    expect(await plan(changed)).toMatchObject({ pending: 0, empty: 0, missed: 0 });
    expect(await plannedLines(used.store)).toEqual([
      expect.stringMatching(/^C1 2024-01-07 sent \w+ act 2024-01-07/),
      'C1 2024-01-08 empty',
    ]);
  });

  it('is not told at once when nobody looked for half a day', async () => {
    await begin();
    at('2024-01-08T07:30:00Z');
    expect(await plan()).toMatchObject({ pending: 0, empty: 0, missed: 0 });
  });
});
