import { describe, expect, it } from 'vitest';
import { scrub } from '../../src/log/scrub.ts';
import { button, readKind, readPress } from '../../src/slack/buttons.ts';
import { buildMemory, deliveryKey, messageKey } from '../../src/slack/inbox/dedupe.ts';
import { plainInput } from '../../src/slack/incoming.ts';
import { checkMessage, limits } from '../../src/slack/limits.ts';
import { boltLogger, describeError } from '../../src/slack/log.ts';
import { cleanText, clip, escapeText, link, mention, mrkdwn, plain, safeAddress } from '../../src/slack/mrkdwn.ts';
import { buildLog } from './builders.ts';

describe('plainInput', () => {
  it.each([
    ['<@UBOT> are magnets controlled?', 'are magnets controlled?'],
    ['hey <@UBOT|rareearth>: and <@U2>?', 'hey : and ?'],
    ['&lt;0.1 % &amp; more&gt;', '<0.1 % & more>'],
    ['&amp;lt;', '&lt;'],
    ['see <https://x.test/a?b=1&amp;c=2>', 'see https://x.test/a?b=1&c=2'],
    ['see <https://x.test|the notice> in <#C1|export>', 'see the notice in #export'],
    ['<!here> <!subteam^S1|@legal> Dy <!date^1|today>?', 'Dy ?'],
    ['  two\t words,\n two lines  ', 'two words,\n two lines'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['history <id>', 'history <id>'],
    ['<@UBOT>', ''],
  ])('%j is %j', (text, expected) => {
    expect(plainInput(text)).toBe(expected);
  });
});

describe('escapeText', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U1> & <http://x|y>', '&lt;@U1&gt; &amp; &lt;http://x|y&gt;'],
    ['a\u202egnihtyna\u0000\u200b', 'agnihtyna'],
    ['商务部 公告', '商务部 公告'],
  ])('%j is %j', (text, expected) => {
    expect(escapeText(text)).toBe(expected);
  });

  it('never cuts inside an entity', () => {
    expect(escapeText('a&&&&', 12)).toBe('a&amp;&amp;…');
  });
});

describe('clip', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['ab𠮷cd', 4, 'ab…'],
  ])('%j to %i is %j', (text, max, expected) => {
    expect(clip(text, max)).toBe(expected);
  });
});

describe('cleanText', () => {
  it('removes lone surrogates and keeps whole characters', () => {
    expect(cleanText('a\ud800b𠮷\tc')).toBe('ab𠮷 c');
  });
});

describe('plain', () => {
  it('takes the start of any markup apart', () => {
    expect(plain('<!channel> <@U1> <https://x> <tel:1> 1 < 2', 100).text).toBe(
      '‹!channel> ‹@U1> ‹https://x> ‹tel:1> 1 < 2',
    );
  });
});

describe('link', () => {
  it.each([
    ['https://x.test/a?b=1&c=2', 'A & B', '<https://x.test/a?b=1&amp;c=2|A &amp; B>'],
    ['https://x.test/a|b', 'x|y', '<https://x.test/a%7Cb|x｜y>'],
    ['https://x.test/a"<script>', 'A', '<https://x.test/a%22%3Cscript%3E|A>'],
    ['http://x.test/a', 'A', 'A (http://x.test/a)'],
    ['javascript:alert(1)', 'A', 'A (javascript:alert(1))'],
    ['https://user:pass@x.test/', 'A', 'A (https://user:pass@x.test/)'],
    [null, '<A>', '&lt;A&gt;'],
  ])('%s with the label %j is %s', (url, label, expected) => {
    expect(link(url, label, 100)).toBe(expected);
  });

  it('leaves out an address too long to be linked', () => {
    expect(safeAddress(`https://x.test/${'a'.repeat(600)}`)).toBeNull();
  });
});

describe('mention', () => {
  it.each([
    ['U1', '<@U1>'],
    ['U1> <!channel', ''],
    ['', ''],
  ])('of %j is %j', (user, expected) => {
    expect(mention(user)).toBe(expected);
  });
});

describe('a memory', () => {
  const clock = { time: 0, now: () => clock.time };

  it('knows a key until its time is over', () => {
    const memory = buildMemory(clock, 1_000, 10);
    clock.time = 0;
    expect(memory.isNew('a')).toBe(true);
    clock.time = 999;
    expect(memory.isNew('a')).toBe(false);
    clock.time = 1_000;
    expect(memory.isNew('a')).toBe(true);
  });

  it('forgets the oldest keys beyond its size', () => {
    const memory = buildMemory(clock, 1_000, 2);
    for (const key of ['a', 'b', 'c']) memory.isNew(key);
    expect(memory.size()).toBe(2);
    expect(memory.isNew('c')).toBe(false);
    expect(memory.isNew('a')).toBe(true);
  });

  it('takes a key back', () => {
    const memory = buildMemory(clock, 1_000, 2);
    memory.isNew('a');
    memory.forget('a');
    expect(memory.isNew('a')).toBe(true);
  });
});

describe('deliveryKey', () => {
  it.each([
    [{ event_id: 'Ev1', trigger_id: 't' }, 'event Ev1'],
    [{ trigger_id: 't' }, 'trigger t'],
    [{ type: 'event_callback' }, null],
  ])('of %j is %j', (body, expected) => {
    expect(deliveryKey(body)).toBe(expected);
  });

  it('keeps messages of different workspaces apart', () => {
    expect(messageKey('T1', 'C1', '1.1')).not.toBe(messageKey('T2', 'C1', '1.1'));
  });
});

describe('a button', () => {
  it('carries a line to where it is read', () => {
    const press = { language: 'zh', on: '2026-11-22', offset: 5, input: 'ask 钕铁硼\n磁体?' } as const;
    const made = button('run', 'More', press);
    expect(readPress(made?.value)).toEqual(press);
    expect(readKind(made?.action_id ?? '')).toBe('run');
  });

  it('is not made for a line too long to be kept whole', () => {
    expect(button('run', 'More', { language: 'en', offset: 0, input: 'x'.repeat(1_001) })).toBeNull();
  });

  it.each([undefined, '', 'en', 'xx - 0 ask', 'en - x ask', 'en 2026-02-30 0 ask'])(
    'with the value %j is not read',
    (value) => {
      expect(readPress(value)).toBeNull();
    },
  );
});

describe('checkMessage', () => {
  const fine = { text: 'a', blocks: [{ type: 'section' as const, text: mrkdwn('a <https://x.test|b> <@U1>') }] };

  it('finds nothing in a message that is fine', () => {
    expect(checkMessage(fine)).toEqual([]);
  });

  it.each([
    ['no words', { ...fine, text: ' ' }],
    ['a call to a channel', { ...fine, text: '<!channel>' }],
    ['words too long', { ...fine, text: 'x'.repeat(limits.fallback + 1) }],
    ['an http link', { text: 'a', blocks: [{ type: 'section' as const, text: mrkdwn('<http://x.test|b>') }] }],
    [
      'markup in plain text',
      { text: 'a', blocks: [{ type: 'header' as const, text: { type: 'plain_text' as const, text: '<!here>' } }] },
    ],
    ['an open bracket', { text: 'a', blocks: [{ type: 'section' as const, text: mrkdwn('1 < 2') }] }],
    ['a section too long', { text: 'a', blocks: [{ type: 'section' as const, text: mrkdwn('x'.repeat(3_001)) }] }],
    [
      'a header too long',
      {
        text: 'a',
        blocks: [{ type: 'header' as const, text: { type: 'plain_text' as const, text: 'x'.repeat(151) } }],
      },
    ],
    ['too many blocks', { text: 'a', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' as const })) }],
    [
      'too much in all',
      {
        text: 'a',
        blocks: Array.from({ length: 5 }, () => ({ type: 'section' as const, text: mrkdwn('x'.repeat(2_500)) })),
      },
    ],
    ['a row without buttons', { text: 'a', blocks: [{ type: 'actions' as const, elements: [] }] }],
    [
      'an action id used twice',
      {
        text: 'a',
        blocks: [
          {
            type: 'actions' as const,
            elements: [1, 2].map(() => ({ type: 'button' as const, text: plain('b', 75), action_id: 'run' })),
          },
        ],
      },
    ],
  ])('finds %s', (_case, message) => {
    expect(checkMessage(message)).toHaveLength(1);
  });
});

describe('the log', () => {
  it('holds no tokens, tickets or response addresses', () => {
    const text = scrub('xoxb-1-a xapp-1-b xoxe.xoxb-1 wss://x?ticket=t1&a=1 https://hooks.slack.com/commands/T1/2/abc');
    expect(text).toBe(
      'xoxb-[removed] xapp-[removed] xoxe.xoxb-[removed] wss://x?ticket=[removed]&a=1 https://hooks.slack.com/[removed]',
    );
  });

  it('names what caused an error', () => {
    expect(describeError(new Error('outer', { cause: new Error('inner xoxb-1') }))).toMatch(
      /outer[\s\S]*caused by Error: inner xoxb-\[removed\]/,
    );
  });

  it('has the chatter of Bolt at debug only', () => {
    const quiet = buildLog();
    boltLogger(quiet, 'info').info('now connected');
    boltLogger(quiet, 'info').error('broken', new Error('why'));
    expect(quiet.lines).toEqual(['error broken why ']);
    const chatty = buildLog();
    boltLogger(chatty, 'debug').info('now connected');
    expect(chatty.lines).toEqual(['debug now connected ']);
  });
});
