import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenBot } from '../../../src/open-bot.ts';
import type { View } from '../../../src/playground/shapes.ts';
import { renderHome } from '../../../src/slack/blocks/home.ts';
import type { Asker, Bot } from '../../../src/slack/bot.ts';
import { buildHomes } from '../../../src/slack/home/feature.ts';
import { checkView } from '../../../src/slack/limits.ts';
import { type Conversation, loadBot, startConversation } from '../../conversation.ts';

function words({ blocks }: Pick<View, 'blocks'>): string {
  return JSON.stringify(blocks);
}

describe('the Home tab', () => {
  let bot: OpenBot;
  let talk: Conversation;

  beforeAll(async () => {
    bot = await loadBot();
  });
  afterAll(() => bot.close());
  beforeEach(async () => {
    talk = await startConversation(bot, 'socket');
  });
  afterEach(async () => {
    await talk.close();
    expect(talk.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('shows where the main rules stand in words beside their signs, what comes, and how fresh it is', async () => {
    const { me, playground } = talk;
    me.openHome();
    const shown = words(await playground.until(() => me.home()));
    expect(shown).toMatch(/● in force · since \d+ \w+ \d{4}/);
    expect(shown).toMatch(/‖ suspended|◌ unverified/);
    expect(shown).toContain('What is coming');
    expect(shown).toContain('Recent changes');
    expect(shown).toMatch(/compared with their sources from \d+ \w+ \d{4} to \d+ \w+ \d{4}/);
  });

  it('opens a rule in a modal with its timeline', async () => {
    const { me, playground } = talk;
    me.openHome();
    await me.click(await playground.until(() => me.home()), 'Open rule');
    const [rule] = await talk.modals(1);
    expect(rule && words(rule)).toContain('History');
  });

  it('is made anew when the knowledge changes, for those who opened it', async () => {
    await talk.close();
    let question = 'Is scandium controlled?';
    const homes = buildHomes({ recent: async () => [{ question, again: question }] });
    talk = await startConversation(bot, 'socket', {}, [homes.listen]);
    const { me, playground } = talk;
    const shows = (text: string) => {
      const view = me.home();
      return view && words(view).includes(text) ? view : undefined;
    };
    me.openHome();
    await playground.until(() => shows('Is scandium controlled?'));
    question = 'Is terbium controlled?';
    await homes.refresh();
    expect(shows('Is terbium controlled?')).toBeDefined();
  });
});

describe('what is a person’s own on the Home tab', () => {
  let bot: OpenBot;

  beforeAll(async () => {
    bot = await loadBot();
  });
  afterAll(() => bot.close());

  it.each(['en', 'zh', 'ja', 'ko', 'de'] as const)('stands there within what Slack takes, in %s', (language) => {
    const asker: Asker = { language };
    const item = {
      title: 'every morning',
      lines: ['next: tomorrow'],
      actions: [{ label: 'Stop', input: 'unsubscribe' }],
    };
    const own = {
      recent: [
        { question: 'Is scandium controlled?', again: 'Is scandium controlled?' },
        { question: 'and?', again: null },
      ],
      subscriptions: [item],
      gaps: [{ ...item, title: 'What of promethium?' }],
    };
    const { blocks } = renderHome(bot as Bot, asker, '/rareearth', own);
    expect(checkView(blocks)).toEqual([]);
    expect(JSON.stringify(blocks)).toContain('Is scandium controlled?');
    expect(JSON.stringify(blocks)).toContain('every morning');
    expect(JSON.stringify(blocks)).toContain('What of promethium?');
    expect(JSON.stringify(blocks)).not.toContain('"and?"');
  });
});
