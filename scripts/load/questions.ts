import { createRandom, pick } from '../../bench/random.ts';
import { localToday } from '../../src/clock.ts';
import { defaultKnowledgeDir } from '../../src/config/knowledge-dir.ts';
import { addDays } from '../../src/core/day.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

/** What people ask, so that the bot has all kinds of work. Asked again and again, as in a large organisation. */
export const fewQuestions: readonly string[] = [
  'is NdFeB tech controlled?',
  'do neodymium magnets need an export licence?',
  'holmium to Japan on 2025-12-01',
  'samarium oxide',
  'what is Announcement 61 of 2025 about',
  'which controls are suspended, and until when?',
  'how do I apply for a dual-use licence',
  'dysprozium oxide to Germany',
  '钕铁硼磁体出口需要许可证吗',
  'Sind Terbium-Targets genehmigungspflichtig?',
  'gallium to the US',
  'Nd28 Pr5.9 Fe65 B1, HS 8505111000',
  'lithium carbonate price',
  'changes 2025-10-01 2025-12-31',
  'help',
];

/** Gives the next question to ask. */
export type Asking = () => string;

export function askFew(seed: number): Asking {
  const random = createRandom(seed);
  return () => pick(fewQuestions, random);
}

/** So many days from this one on are asked about. */
const firstDay = '2023-01-01';
const days = 1_400;

/** Questions of which no two are the same: things, destinations and days of the knowledge, in every combination. */
export async function askDistinct(seed: number): Promise<Asking> {
  const loaded = await loadKnowledge(defaultKnowledgeDir(), { today: localToday() });
  if (!loaded.ok) throw new Error('the knowledge does not load');
  const { topics, vocabulary } = loaded.base;
  const things = [...topics.values()].flatMap(({ name, aliases }) => [name.en, ...(aliases?.en ?? [])]);
  const places = Object.values(vocabulary.destinations).map(({ name }) => name.en);
  const all = things.length * places.length * days;
  // Odd, and with no factor in common with the number of all: each is met once before any is met again.
  const step = coprime(all, Math.floor(all * 0.381_966) + seed);
  let at = seed;
  return () => {
    at = (at + step) % all;
    const thing = things[at % things.length];
    const place = places[Math.floor(at / things.length) % places.length];
    return `${thing} to ${place} on ${addDays(firstDay, Math.floor(at / things.length / places.length))}`;
  };
}

function coprime(all: number, from: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = from;
  while (divisor(step, all) > 1) step += 1;
  return step;
}
