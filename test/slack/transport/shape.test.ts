import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shapeFault } from '../../../src/slack/transport/shape.ts';
import { event, mention, type RunningBot, startBot } from '../harness.ts';

describe('the shape of a delivery', () => {
  it.each([
    [{ type: 'event_callback', team_id: 'T1', event: { type: 'message', user: 'U1', channel: 'D1' } }],
    [{ command: '/rareearth', team_id: 'T1', enterprise_id: 'E1', user_id: 'W1', channel_id: 'C1' }],
    [{ type: 'block_actions', team: { id: 'T1' }, user: { id: 'U1' }, channel: { id: 'C1' }, enterprise: null }],
    [{ type: 'event_callback', authorizations: [{ team_id: 'T1', enterprise_id: null }], event: {} }],
    [{ type: 'event_callback', event: { type: 'team_join', user: { id: 'U1' } } }],
    [{ type: 'event_callback', event: { type: 'function_executed', function_execution_id: 'Fx1-a.b' } }],
    [{ type: 'shortcut', team: null, user: { id: 'USLACKBOT' } }],
    [{ type: 'block_actions', message: { ts: '1405895017.000506', thread_ts: '1405895017.000506' } }],
  ])('has no fault where Slack could have sent it: %j', (body) => {
    expect(shapeFault(body)).toBeNull();
  });

  it.each([
    [{ event: 'is terbium controlled?' }, 'event is not an object'],
    [{ event: [] }, 'event is not an object'],
    [{ event: { item: 'x' } }, 'event.item is not an object'],
    [{ user_id: '<!channel>' }, 'user_id is no id'],
    [{ team: { id: '<@U1>' } }, 'team is no id'],
    [{ team: ['T1'] }, 'team is no id'],
    [{ user: 5 }, 'user is no id'],
    [{ event: { user: '<!here>' } }, 'event.user is no id'],
    [{ event: { channel: { id: 'c1' } } }, 'event.channel is no id'],
    [{ view: { id: '<http://evil.test|bank>' } }, 'view.id is no id'],
    [{ container: { channel_id: '' } }, 'container.channel_id is no id'],
    [{ authorizations: [{ team_id: true }] }, 'authorizations.team_id is no id'],
    [{ message: { thread_ts: '<!channel>' } }, 'message.thread_ts is no time of a message'],
    [{ event: { ts: 1405895017.0005 } }, 'event.ts is no time of a message'],
    [{ container: { message_ts: '' } }, 'container.message_ts is no time of a message'],
    [{ event: { function_execution_id: '\udc00x' } }, 'event.function_execution_id is no id'],
  ])('is named by the field, and not by what stands there: %j', (body, fault) => {
    expect(shapeFault(body)).toBe(fault);
  });
});

describe('a signed delivery that cannot come from Slack', () => {
  let running: RunningBot;
  beforeEach(async () => {
    running = await startBot();
  });
  afterEach(() => running.stop());

  it.each([
    ['an event that is a text', event('is our secret plan controlled?' as never)],
    ['a person who is a call', mention({ user: '<!channel>' })],
  ])('with %s is acknowledged and left out, and its words stay out of the log', async (_case, body) => {
    expect((await running.post(body)).status).toBe(200);
    expect(await running.posted()).toHaveLength(0);
    expect(running.log.lines.filter((line) => line.includes('cannot come from Slack'))).toHaveLength(1);
    expect(running.log.lines.join()).not.toMatch(/secret plan|<!channel>|"level":"error"/);
  });
});
