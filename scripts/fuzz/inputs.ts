import { createRandom, pick } from '../../bench/random.ts';
import type { KnowledgeBase } from '../../src/core/base.ts';

/** What no person types, and somebody will: Slack's markup, invisible and broken characters, other scripts, numbers beyond sense. */
const nasty = [
  '<!channel>',
  '<@U0BOT>',
  '<https://evil.test|bank>',
  '&lt;!here&gt;',
  '\u0000',
  '\u202e',
  '\u200b',
  '\ud800',
  '𠮷',
  'ﷺ',
  '`*_~',
  '99999999999999999999',
  '2023-02-30',
  '31 June 2025',
  'Nd-1',
  'Dy 200 %',
  '__proto__',
  'constructor',
  '=1+1',
  '🧲🧲🧲',
];
const joints = [' ', ' ', ' ', ' and ', ', ', ' to ', '? ', '\n', '、', ' und ', ''];
const frames = [
  'is # controlled?',
  'do I need a licence for #',
  '# on 2025-10-20',
  'since when is # suspended, and until when',
  '# to Japan',
  '#出口需要许可证吗',
  '#の輸出規制',
  '# 수출 허가가 필요한가요',
  'Ist # genehmigungspflichtig?',
  'history #',
  'rule #',
  'changes #',
  'not # but',
  '#',
];

/** An endless, repeatable stream of input lines: names the knowledge has, put together, misspelt and spoilt. */
export function createInputs(base: KnowledgeBase, seed: number): () => string {
  const random = createRandom(seed);
  const words = wordsOf(base);
  const term = () => (random() < 0.15 ? pick(nasty, random) : pick(words, random));
  return () => {
    const count = 1 + Math.floor(random() * random() * 6);
    let thing = term();
    for (let n = 1; n < count; n += 1) thing += pick(joints, random) + term();
    const line = pick(frames, random).replace('#', () => thing);
    const spoilt = random() < 0.4 ? misspell(line, random) : line;
    // Now and then more than anyone could mean.
    return random() < 0.002 ? spoilt.repeat(1 + Math.floor(random() * 200)) : spoilt;
  };
}

function wordsOf({ topics, instruments, provisions, guides }: KnowledgeBase): string[] {
  const named = [...topics.values()].flatMap(({ id, name, aliases }) => [
    id,
    ...Object.values(name),
    ...Object.values(aliases ?? {}).flat(),
  ]);
  const acts = [...instruments.values()].flatMap(({ id, number, title }) => [id, number, ...Object.values(title)]);
  const codes = [...provisions.values()].flatMap(({ provision }) => provision.codes ?? []);
  const asked = [...guides.values()].flatMap(({ id, question }) => [id, ...Object.values(question)]);
  return [...named, ...acts, ...codes, ...asked].filter((word): word is string => typeof word === 'string');
}

/** One to three slips of the finger, which may cut a character in two. */
function misspell(text: string, random: () => number): string {
  let spoilt = text;
  for (let slips = 1 + Math.floor(random() * 3); slips > 0; slips -= 1) {
    const at = Math.floor(random() * (spoilt.length + 1));
    const kind = random();
    if (kind < 0.3) spoilt = spoilt.slice(0, at) + spoilt.slice(at + 1);
    else if (kind < 0.6) spoilt = spoilt.slice(0, at) + String.fromCharCode(97 + random() * 26) + spoilt.slice(at);
    else if (kind < 0.8)
      spoilt = spoilt.slice(0, at) + (spoilt[at + 1] ?? '') + (spoilt[at] ?? '') + spoilt.slice(at + 2);
    else spoilt = spoilt.slice(0, at) + String.fromCharCode(random() * 0xffff) + spoilt.slice(at);
  }
  return spoilt;
}
