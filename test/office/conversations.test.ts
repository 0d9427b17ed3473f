import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepMillis } from '../../src/core/conversation.ts';
import type { Reading } from '../../src/core/reading.ts';
import type { Reply } from '../../src/core/reply.ts';
import { buildConversations } from '../../src/office/conversations.ts';
import { type OpenBot, openBot } from '../../src/open-bot.ts';
import { keepUnderstood } from '../../src/store/conversations.ts';
import { exportPerson } from '../../src/store/personal.ts';
import { buildLog } from '../slack/builders.ts';
import { describeStores, useStore } from '../store/stores.ts';

const thread = 'T1:C1:1700000000.000100';
const understood: Reading = {
  outcome: 'answer',
  entry: { kind: 'topic', id: 'dysprosium' },
  confidence: 0.9,
  cues: { language: 'en', intent: 'status', asOf: '2026-11-22', badDay: '30 February', destination: 'jp' },
  choices: [],
  nearest: [{ kind: 'topic', id: 'terbium' }],
  unlistedCode: '9X999',
};

describeStores('conversations in a store', (kind) => {
  const used = useStore(kind);
  const log = buildLog();
  const replica = () => buildConversations(used.store, log, () => used.clock.now);
  const said = (seconds: number) => ({
    team: 'T1',
    user: 'U1',
    said: `1700000${String(seconds).padStart(3, '0')}.000100`,
  });
  const about = (id: string): Reading => ({ ...understood, entry: { kind: 'topic', id } });

  it('are known to every process on it', async () => {
    await replica().remember([thread, 'T1:D1:U1'], understood, said(1));
    for (const id of [thread, 'T1:D1:U1'])
      expect(await replica().last(id, said(2))).toMatchObject({
        entry: { id: 'dysprosium' },
        cues: { destination: 'jp' },
      });
    expect(await replica().last('T1:C2:1700000000.000100', said(2))).toBeUndefined();
  });

  it('hold none of the words that were typed', async () => {
    await replica().remember([thread], understood, said(1));
    const { conversations } = await exportPerson(used.store, { user: 'U1' });
    expect(conversations).toHaveLength(1);
    expect(JSON.stringify(conversations)).not.toMatch(/30 February|9X999|terbium/);
  });

  it('tell a line that is taken up again of the line before it, not of itself or of those after it', async () => {
    await replica().remember([thread], about('dysprosium'), said(1));
    await replica().remember([thread], about('gallium'), said(2));
    await replica().remember([thread], about('terbium'), said(3));
    expect(await replica().last(thread, said(2))).toMatchObject({ entry: { id: 'dysprosium' } });
    await replica().remember([thread], about('gallium'), said(2));
    expect(await replica().last(thread, said(4))).toMatchObject({ entry: { id: 'terbium' } });
  });

  it('end half an hour after their last question, and are removed with the next', async () => {
    await replica().remember([thread], understood, said(1));
    used.clock.now += keepMillis - 1;
    expect(await replica().last(thread, said(2))).toBeDefined();
    used.clock.now += 1;
    expect(await replica().last(thread, said(2))).toBeUndefined();
    await replica().remember(['another'], understood, { team: 'T1', user: 'U2' });
    const left = await used.store.db.selectFrom('conversations').select('id').execute();
    expect(left).toEqual([{ id: 'another' }]);
  });

  it('begin anew where another version of the program wrote what this one cannot read', async () => {
    const reading = JSON.stringify({ outcome: 'shrug' });
    await keepUnderstood(used.store, { conversations: [thread], saidAt: 1, team: 'T1', user: 'U1', reading }, 60_000);
    expect(await replica().last(thread, said(1))).toBeUndefined();
  });

  it('do not keep an answer back when they cannot be written', async () => {
    await used.store.db.schema.dropTable('conversations').execute();
    await replica().remember([thread], understood, said(1));
    expect(log.lines).toContainEqual(expect.stringContaining('a conversation could not be kept'));
  });
});

describe('two bots on one store', () => {
  const bots: OpenBot[] = [];
  const late: { store?: Parameters<typeof buildConversations>[0] } = {};
  /** Each test has a store of its own; the bots stay. */
  const conversations = (): ReturnType<typeof buildConversations> => {
    const current = () => buildConversations(late.store as NonNullable<typeof late.store>, buildLog(), Date.now);
    return { last: (...all) => current().last(...all), remember: (...all) => current().remember(...all) };
  };
  beforeAll(async () => {
    for (let n = 0; n < 2; n += 1) {
      const knowledge = path.join(import.meta.dirname, '../../knowledge');
      const bot = await openBot(
        knowledge,
        () => '2026-11-22',
        () => undefined,
        { conversations: conversations() },
      );
      if ('problems' in bot) throw new Error('the knowledge does not load');
      bots.push(bot);
    }
  });
  afterAll(() => bots.map((bot) => bot.close()));

  describeStores('understand a follow-up', (kind) => {
    const used = useStore(kind);
    /** Each line goes to the other bot than the one before. */
    async function converse(lines: readonly string[]): Promise<Reply[]> {
      late.store = used.store;
      const replies: Reply[] = [];
      for (const [n, line] of lines.entries()) {
        const asker = { team: 'T1', user: `U${n}`, conversation: thread, said: `170000000${n}.000200` };
        replies.push((await bots[n % 2]?.perform(line, asker)) as Reply);
      }
      return replies;
    }

    it('of what the other one answered', async () => {
      const replies = await converse(['is NdFeB magnet technology banned to Japan?', 'and SmCo?', 'and in 2022?']);
      expect(replies.at(-1)).toMatchObject({
        asOf: '2022-12-31',
        answer: { entry: { id: 'smco-magnet-technology' } },
      });
    });

    it('that picks one of the readings the other one offered', async () => {
      const [offered, picked] = await converse(['is NdFeB controlled?', 'the second one']);
      if (offered?.kind !== 'answer') throw new Error(offered?.kind);
      const [, second] = offered.reading?.choices ?? [];
      expect(picked).toMatchObject({ answer: { outcome: 'answer', entry: second?.entry } });
    });
  });
});
