import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { buildDigest } from '../../src/announce/digest.ts';
import { addDays } from '../../src/core/day.ts';
import type { Digest } from '../../src/core/digest.ts';
import { languages } from '../../src/core/language.ts';
import { renderUnasked } from '../../src/slack/blocks.ts';
import { checkMessage, type Message } from '../../src/slack/limits.ts';
import { base } from '../law/helpers.ts';
import { buildCitation, buildReply } from './builders.ts';

function messagesOf(today: string, since = addDays(today, -1), language: (typeof languages)[number] = 'en'): Message[] {
  return renderUnasked(buildDigest(base, { today, since, language }), 'Not advice.');
}

/** What the buttons of some blocks do. */
function opened(blocks: KnownBlock[]): string[] {
  return [...JSON.stringify(blocks).matchAll(/"value":"\w+ (\S+ \d+ rule [^"]+)"/g)].map((match) => match[1] ?? '');
}

describe('a digest in Slack', () => {
  it('has day, distance, status, name, text, number of the source and a button for each line', () => {
    const [message, ...others] = messagesOf('2026-11-10');
    const shown = JSON.stringify(message?.blocks);
    expect(others).toEqual([]);
    expect(message?.blocks[0]).toMatchObject({
      type: 'header',
      text: { text: expect.stringContaining('10 November') },
    });
    expect(shown).toContain('*11 November 2026 · tomorrow* · ◌ unverified: in force');
    expect(shown).toContain('*MOFCOM Announcement No. 62 of 2025');
    expect(shown).toMatch(/Announcement 62 of 2025 applies again from 11 November 2026\. \[1\]/);
    expect(shown).toContain('last checked on 8 October 2026');
    expect(opened(message?.blocks ?? [])).toContain('2026-11-10 0 rule cn-mofcom-2025-62');
    expect(message?.text).toContain('Announcement 62 of 2025 applies again');
  });

  it('is one line on a quiet morning', () => {
    const [message] = messagesOf('2026-11-22');
    expect(message?.blocks.map(({ type }) => type)).toEqual(['section', 'context']);
    expect(message?.text).toMatch(/^Nothing to announce on 22 November 2026/);
  });

  it('is told whole, in as many messages as it takes, each line once', () => {
    const lines = Array.from({ length: 40 }, (_, at) => ({
      changes: [`rule-${at}@2026-11-22:in_force`] as [string],
      rule: `rule-${at}`,
      title: `Rule ${at}`,
      text: 'Long words. '.repeat(60),
      citations: [buildCitation({ pinpoint: `item ${at}` })] as [ReturnType<typeof buildCitation>],
    }));
    const group = { from: '2026-11-22', status: 'in_force' as const, forecast: false, late: false, days: 0, lines };
    const digest: Digest = {
      since: '2026-11-21',
      topics: [],
      quiet: false,
      sections: [{ kind: 'changed', groups: [group], beside: [] }],
      warnings: [],
    };
    const messages = renderUnasked(buildReply({ kind: 'digest', digest }), 'Not advice.');
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.flatMap(checkMessage)).toEqual([]);
    expect(messages.flatMap(({ blocks }) => opened(blocks))).toEqual(
      lines.map(({ rule }) => `2026-11-22 0 rule ${rule}`),
    );
  });

  it.each(['en', 'zh'] as const)('keeps to the limits of Slack on every day of 2025 and 2026, in %s', (language) => {
    let most = 0;
    for (let day = '2025-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
      const messages = messagesOf(day, undefined, language);
      expect(messages.flatMap(checkMessage)).toEqual([]);
      most = Math.max(most, messages.length);
    }
    expect(most).toBe(1);
  });

  it.each(languages)('keeps to the limits of Slack after a month without an announcement, in %s', (language) => {
    const months = ['2025-04-30', '2025-10-31', '2025-11-30', '2026-11-11', '2026-11-30'];
    const faults = months.flatMap((day) => messagesOf(day, addDays(day, -31), language).flatMap(checkMessage));
    expect(faults).toEqual([]);
  });
});
