import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesBetween } from '../../src/core/changes.ts';
import type { OpenBot } from '../../src/open-bot.ts';
import { loadBot } from '../conversation.ts';

let bot: OpenBot;
beforeAll(async () => {
  bot = await loadBot();
});
afterAll(() => bot.close());

describe('rule', () => {
  it('opens a topic by its id: what holds, its codes, and all that happened', () => {
    const reply = bot.dispatch('rule smco-magnets');
    expect(reply).toMatchObject({
      kind: 'rule',
      rule: { verdict: 'licence_required', original: expect.any(String), codes: expect.arrayContaining(['1C902.a']) },
    });
    expect(reply.kind === 'rule' && reply.rule.timeline.length > 0 && reply.rule.statements.length > 0).toBe(true);
  });

  it('opens every topic, and cites each of its statements', () => {
    const { base } = bot.context();
    for (const id of base.topics.keys()) {
      const reply = bot.dispatch(`rule ${id}`);
      expect(reply.kind === 'rule' && reply.rule.id).toBe(id);
    }
  });

  it('opens every change by its id, as the rule stood from that day on', () => {
    const changes = changesBetween(bot.context().base, '2025-01-01', '2027-12-31', 'en');
    expect(changes.length).toBeGreaterThan(20);
    for (const { id, rule, from } of changes)
      expect(bot.dispatch(`rule ${id}`)).toMatchObject({ kind: 'rule', asOf: from, rule: { id: rule } });
  });
});
