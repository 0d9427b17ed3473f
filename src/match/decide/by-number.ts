import type { KnowledgeBase } from '../../core/base.ts';
import type { EntryRef } from '../../core/reading.ts';
import { isRestrictive } from '../../core/strictness.ts';
import { entryOfKey, keyOfEntry } from '../naming/entries.ts';
import {
  abstain,
  answer,
  type Considered,
  certain,
  type Decision,
  guideAbout,
  named,
  refuse,
  settle,
  surely,
} from './decision.ts';

const actTalk =
  /\b(?:suspend\w*|paus\w*|in force|in effect|effective|repeal\w*|scrap(?:ped)?|revoke\w*|withdrawn|lifted|still appl\w*|valid|expir\w*|resume\w*|ausgesetzt|in kraft|aufgehoben|gültig|läuft)\b|暂停|暫停|生效|有效|废止|失效|恢复|停止|施行|発効|一時停止|廃止|유예|중단|시행|효력|폐지|정지/iu;

/** An act or a code that is given by its number, or an act by its title. */
export function byNumber(considered: Considered): Decision | undefined {
  const { scan, subject, evidence, base } = considered;
  const { acts, codes, text, cues } = scan;
  const listed = codes.flatMap(({ refs }) => refs);
  if (codes.length > 0 && !subject) {
    if (listed.length === 0) return refuse('a code that no provision lists');
    const guide = codes.some(({ isHeading }) => isHeading) ? base.about.findingOut : undefined;
    const entries = provisionEntries(base, listed).slice(0, guide === undefined ? undefined : 3);
    const found = [...entries, ...(guide === undefined ? [] : [{ kind: 'guide', id: guide } as const])];
    return surely(settle(found, certain, 'listed under this code'));
  }
  const strong = acts.filter((act) => act.strong);
  const bare = acts.flatMap(({ ids }) => ids).map((id): EntryRef => ({ kind: 'instrument', id }));
  if (strong.length === 0 && bare.length > 0 && !subject && actTalk.test(text.raw) && evidence.strange.length === 0)
    return settle(bare, named, 'a bare number, of which is said what only acts are');
  if (strong.length === 0) return byTitle(considered);
  if (strong.every(({ ids }) => ids.length === 0))
    return subject ? undefined : refuse('an act that is not in the base');
  const aboutAct = actTalk.test(text.raw) || ['when', 'changes', 'sources'].includes(cues.intent);
  if (subject && !aboutAct) return undefined;
  // "Is 61 suspended?" is for the act; how, or two acts at once, for a guide.
  const guide = cues.intent !== 'status' || strong.length > 1 ? guideAbout(evidence) : undefined;
  if (guide) return guide;
  const closer =
    subject || aboutAct
      ? undefined
      : closerThanActs(
          considered,
          strong.flatMap(({ ids }) => ids),
        );
  if (closer) return closer;
  if (scan.elsewhere.length > 0 && !evidence.inField) return abstain(0, evidence.reason);
  const entries = strong.flatMap(({ ids }) => ids).map((id): EntryRef => ({ kind: 'instrument', id }));
  const decision = settle(entries, named, 'named by its number');
  return aboutAct && cues.intent === 'status' ? surely(decision) : decision;
}

/** "Compliance notice under Announcement 61": a thing named besides the act, or a guide that asks the very same. */
function closerThanActs({ scan, candidates, thresholds }: Considered, acts: readonly string[]): Decision | undefined {
  const keys = new Set(acts.map((id) => keyOfEntry({ kind: 'instrument', id })));
  const own = Math.max(0, ...candidates.filter(({ key }) => keys.has(key)).map(({ confidence }) => confidence));
  const papers = new Set(scan.focus.map(keyOfEntry));
  const found = candidates.find(({ key, confidence, coverage }) => {
    // A thing that is named need be less far ahead of the act than a guide.
    const least = own * (papers.has(key) ? 1.2 : 2);
    return (
      confidence >= Math.max(thresholds.answer, least) &&
      (papers.has(key) || (key.startsWith('guide:') && coverage >= 0.8))
    );
  });
  return found && answer(entryOfKey(found.key), found.confidence, 'resembles it more than the act it names');
}

/** An act named by its title, in a question about the act itself. */
function byTitle({ scan, subject, evidence, candidates }: Considered): Decision | undefined {
  const { mentions, text } = scan;
  const acts = mentions.flatMap(({ refs }) => refs.filter(({ kind }) => kind === 'instrument'));
  const [only, ...others] = acts;
  if (!only || others.length > 0 || subject || !actTalk.test(text.raw)) return undefined;
  const own = candidates.find(({ key }) => key === keyOfEntry(only))?.confidence ?? 0;
  const closer = evidence.guides.some(({ confidence }) => confidence > own);
  return closer ? undefined : answer(only, named, 'named by its title');
}

/**
 * The provisions under a code: those that decide something, and of these the ones made for it rather than for a whole
 * list. When they are too many to choose from, the acts they stand in.
 */
function provisionEntries(base: KnowledgeBase, refs: readonly string[]): EntryRef[] {
  const located = [...new Set(refs)].flatMap((ref) => base.provisions.get(ref) ?? []);
  const deciding = located.filter(({ provision }) => isRestrictive(provision.effect));
  const wanted = deciding.length > 0 ? deciding : located;
  const fewest = Math.min(...wanted.map(({ provision }) => provision.codes?.length ?? 0));
  const particular = wanted.filter(({ provision }) => (provision.codes?.length ?? 0) === fewest);
  if (particular.length <= 4) return particular.map(({ ref }) => ({ kind: 'provision', id: ref }));
  return particular.map(({ instrument }) => ({ kind: 'instrument', id: instrument.id }));
}
