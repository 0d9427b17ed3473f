import type { KnowledgeBase } from '../../core/base.ts';
import type { Guide } from '../../core/guide.ts';
import type { Cues, EntryRef } from '../../core/reading.ts';
import { analyse, type Word } from '../words/analyse.ts';
import { answer, type Considered, type Decision, named, surely } from './decision.ts';
import { isVerb } from './evidence.ts';

/**
 * "Is export to Japan banned?" names no thing, and resembles whatever entry is worded alike; the verdict on that would be
 * no answer. Rare earths at large are meant: what to watch when sending them there, or how to find out.
 */
export function byCircumstance(considered: Considered): Decision | undefined {
  const { scan, base } = considered;
  const { cues, kind } = scan;
  const isFor = cues.user !== undefined || cues.use !== undefined;
  if (cues.intent !== 'status' || (kind && kind.kind !== 'goods') || (scan.control.length === 0 && !isFor))
    return undefined;
  // A word alone is looked up.
  const shortest = /\p{Script=Latin}/u.test(scan.text.raw) ? 2 : 4;
  const isSentence = cues.destination !== undefined || isFor || scan.text.tokens.length >= shortest;
  if (considered.subject || !isSentence || !namesNothing(considered)) return undefined;
  const entry = entryFor(base, cues);
  return entry && surely(answer(entry, named, 'names nothing but the case'));
}

function entryFor(base: KnowledgeBase, cues: Cues): EntryRef | undefined {
  const { about, vocabulary, guides } = base;
  const { destination, user, use, asOf } = cues;
  if (user !== undefined || use !== undefined) {
    const id = vocabulary.users[user ?? '']?.guide ?? vocabulary.uses[use ?? '']?.guide;
    return id !== undefined && holds(guides.get(id), asOf) ? { kind: 'guide', id } : undefined;
  }
  const place = destination === undefined ? undefined : vocabulary.destinations[destination];
  const guide = place ? place.guide : about.findingOut;
  if (guide !== undefined && holds(guides.get(guide), asOf)) return { kind: 'guide', id: guide };
  return place && vocabulary.anything && { kind: 'topic', id: vocabulary.anything.topic };
}

/** Whether it says anything of that day. */
function holds(guide: Guide | undefined, day = ''): boolean {
  return (
    guide?.statements.some((item) => day === '' || !('from' in item) || item.from === undefined || item.from <= day) ??
    false
  );
}

/** Chinese words of one character that say little, and all of Japanese that is written in hiragana. */
const smallCharacters =
  /^[的了吗嗎呢吧是在和与及或我你您他她它这那有没不也都就请能会要对對被把从到于去往给給\p{Script=Hiragana}ー]+$/u;
const hangul = /^\p{Script=Hangul}+$/u;

/** Nothing is left once the case, and what names nothing, are cut out. */
function namesNothing({ scan }: Considered): boolean {
  const { text, acts, codes, formulas, mentions, elsewhere, understood, anything } = scan;
  if (acts.length + codes.length + formulas.length + mentions.length + elsewhere.length > 0) return false;
  const characters = text.raw.split('');
  for (const { start, end } of [...understood, ...anything]) characters.fill(' ', start, end);
  const rest = characters.join('');
  return [...rest.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].every(({ 0: word, index }) => {
    // A particle or an ending, behind a word that is understood.
    const isTail = hangul.test(word) && index > 0 && rest[index - 1] !== text.raw[index - 1];
    const isSmall = (one: Word) => one.isStop || smallCharacters.test(one.surface) || isVerb(one.surface);
    return isTail || smallCharacters.test(word) || analyse(word).every(isSmall);
  });
}
