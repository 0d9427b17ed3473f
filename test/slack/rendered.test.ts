import { describe, expect, it } from 'vitest';
import type { Request } from '../../src/slack/blocks/request.ts';
import { render } from '../../src/slack/blocks.ts';
import { checkMessage } from '../../src/slack/limits.ts';
import { belowBlocks } from '../../src/slack/people/below.ts';
import { renderOnce } from '../../src/slack/rendered.ts';
import { answerReply } from './builders.ts';

const ids = ['4f0c1a52-6b7e-4e0f-9d3a-0d8f8a1b2c3d', 'b1e2d3c4-0000-4111-8222-933344445555'] as const;

function request(id: string, overrides: Partial<Request> = {}): Request {
  const below = belowBlocks(id, 'en', { feedback: true, expert: true, tell: false });
  return { input: 'ask magnets', offset: 0, shareable: true, disclaimer: 'Not legal advice.', below, ...overrides };
}

describe('a reply that is said again', () => {
  it.each(ids)('reads as if it were laid out anew, with its own id below: %s', (id) => {
    const reply = answerReply();
    for (const other of ids) renderOnce(reply, request(other), other);
    const message = renderOnce(reply, request(id), id);
    expect(message).toEqual(render(reply, request(id)));
    expect(checkMessage(message)).toEqual([]);
  });

  it('shares what is not its own, and nothing that is', () => {
    const reply = answerReply();
    const [first, second] = ids.map((id) => renderOnce(reply, request(id), id));
    expect(second?.blocks[0]).toBe(first?.blocks[0]);
    expect(JSON.stringify(second)).not.toContain(ids[0]);
  });

  it.each([
    ['to all, with who asked', { shareable: false, sharedBy: 'U1' }],
    ['from a later item on', { offset: 1 }],
    ['under an apology', { above: 'Sorry.' }],
    ['under another disclaimer', { disclaimer: 'Ask a lawyer.' }],
  ])('is laid out by itself when it is shown %s', (_case, overrides) => {
    const reply = answerReply();
    renderOnce(reply, request(ids[0]), ids[0]);
    const wanted = request(ids[1], overrides);
    expect(renderOnce(reply, wanted, ids[1])).toEqual(render(reply, wanted));
  });

  it('is laid out anew when the reply is another, though it was asked for alike', () => {
    const changed = answerReply({ headline: 'Suspended' });
    renderOnce(answerReply(), request(ids[0]), ids[0]);
    expect(renderOnce(changed, request(ids[0]), ids[0])).toEqual(render(changed, request(ids[0])));
  });
});
