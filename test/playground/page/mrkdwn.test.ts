import { describe, expect, it } from 'vitest';
import { parseMrkdwn, type Span } from '../../../src/playground/page/mrkdwn.ts';

const text = (words: string): Span => ({ kind: 'text', text: words });

describe('parseMrkdwn', () => {
  it.each<[string, Span[]]>([
    ['plain', [text('plain')]],
    [
      '*bold* _it_ ~no~',
      [
        { kind: 'bold', inner: [text('bold')] },
        text(' '),
        { kind: 'italic', inner: [text('it')] },
        text(' '),
        { kind: 'strike', inner: [text('no')] },
      ],
    ],
    ['2*3*4 snake_case_name', [text('2*3*4 snake_case_name')]],
    ['* not bold *', [text('* not bold *')]],
    ['*a _b_*', [{ kind: 'bold', inner: [text('a '), { kind: 'italic', inner: [text('b')] }] }]],
    ['`a * b`', [{ kind: 'code', text: 'a * b' }]],
    ['```x\ny```', [{ kind: 'preformatted', text: 'x\ny' }]],
    ['a\nb', [text('a'), { kind: 'break' }, text('b')]],
    ['&gt; said\nthen', [{ kind: 'quote', inner: [text('said')] }, text('then')]],
    ['&lt;b&gt; &amp;amp;', [text('<b> &amp;')]],
    [
      '<https://x.test/?a=1&amp;b=2|label &lt;x&gt;>',
      [{ kind: 'link', url: 'https://x.test/?a=1&b=2', label: 'label <x>' }],
    ],
    ['<https://x.test>', [{ kind: 'link', url: 'https://x.test', label: 'https://x.test' }]],
    [
      '<@U1> <#C1|room> <!here>',
      [
        { kind: 'user', name: 'U1' },
        text(' '),
        { kind: 'channel', id: 'C1', label: 'room' },
        text(' '),
        { kind: 'broadcast', name: 'here' },
      ],
    ],
    [':wave: 10:30:45', [{ kind: 'emoji', name: 'wave' }, text(' 10'), { kind: 'emoji', name: '30' }, text('45')]],
  ])('reads %s', (source, spans) => {
    expect(parseMrkdwn(source)).toEqual(spans);
  });
});
