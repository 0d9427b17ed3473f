import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenBot, openBot } from '../../src/open-bot.ts';
import { renderHome } from '../../src/slack/blocks/home.ts';
import { render } from '../../src/slack/blocks.ts';
import { checkMessage, checkView } from '../../src/slack/limits.ts';

const folder = path.join(import.meta.dirname, '../../knowledge');

describe('the knowledge base in Slack', () => {
  let bot: OpenBot;

  beforeAll(async () => {
    const opened = await openBot(
      folder,
      () => '2026-11-22',
      () => undefined,
    );
    if ('problems' in opened) throw new Error(`${opened.problems.length} problems in the knowledge base`);
    bot = opened;
  });
  afterAll(() => bot?.close());

  /** Faults of the first page of what a line gets. */
  function faultsOf(input: string, language: 'en' | 'zh'): string[] {
    const reply = bot.dispatch(input, { language });
    const message = render(reply, { input, offset: 0, shareable: true, disclaimer: 'x', sharedBy: 'U1' });
    return checkMessage(message).map((fault) => `${input}: ${fault}`);
  }

  it.each(['en', 'zh'] as const)('fits into messages, act by act, in %s', (language) => {
    const { instruments } = bot.context().base;
    const lines = [...instruments.keys()].flatMap((id) => [`rule ${id}`, `history ${id}`, `sources ${id}`]);
    expect(lines.flatMap((line) => faultsOf(line, language))).toEqual([]);
  });

  it.each(['en', 'zh'] as const)('fits into messages, topic by topic, in %s', (language) => {
    const { topics, guides } = bot.context().base;
    const lines = [
      ...[...topics.keys(), ...guides.keys()].map((id) => `status ${id}`),
      'changes',
      'upcoming',
      'sources',
      'help',
    ];
    expect(lines.flatMap((line) => faultsOf(line, language))).toEqual([]);
  });

  it('fits onto the Home tab', () => {
    expect(checkView(renderHome(bot, {}, '/rareearth').blocks)).toEqual([]);
  });
});
