import type { Answer, Verdict } from '../answer.ts';
import { narrowerOf } from '../base.ts';
import type { CommandContext } from '../command.ts';
import type { Day } from '../day.ts';
import { inLanguage } from '../language.ts';
import type { Cues, Reading } from '../reading.ts';
import { assess } from '../verdict.ts';
import type { Missing } from './item.ts';

const optionsAtOnce = 4;

/** Works out what would have to be known to decide: whatever, if it were known, would change the verdict. */
export function buildMissing({ base }: Pick<CommandContext, 'base'>): (reading: Reading, answer: Answer) => Missing[] {
  const known = new Map<string, Verdict | null>();

  /** The verdict in a case. Lists repeat their cases, so each is worked out once. */
  function verdictIn(topic: string, day: Day, { destination, user, use, origin }: Partial<Cues>): Verdict | null {
    const key = [topic, day, destination, user, use, origin].join('\n');
    const before = known.get(key);
    if (before !== undefined) return before;
    const { verdict } = assess(base, topic, { day, destination, user, use, origin });
    known.set(key, verdict);
    return verdict;
  }

  function inCases(topic: string, { cues }: Reading, { verdict, asOf }: Answer): Missing[] {
    const { language } = cues;
    const { destinations, users, uses } = base.vocabulary;
    const circumstances = [
      ['destination', destinations],
      ['user', users],
      ['use', uses],
    ] as const;
    const found = circumstances.flatMap(([what, names]): Missing[] => {
      if (cues[what] !== undefined) return [];
      const differing = Object.entries(names).filter(
        ([id]) => verdictIn(topic, asOf, { ...cues, [what]: id }) !== verdict,
      );
      const options = differing.map(([, { name }]) => inLanguage(name, language)).slice(0, optionsAtOnce);
      return options.length > 0 ? [{ what, options }] : [];
    });
    // Who uses it says what for.
    return found.some(({ what }) => what === 'user') ? found.filter(({ what }) => what !== 'use') : found;
  }

  /** The kinds of a thing for which not the same holds. */
  function amongParts(topic: string, { cues }: Reading, { verdict, asOf }: Answer): Missing[] {
    if (verdict !== 'depends') return [];
    const options = narrowerOf(base, topic)
      .filter((part) => verdictIn(part, asOf, cues) !== verdict)
      .flatMap((part) => base.topics.get(part) ?? [])
      .map(({ name }) => inLanguage(name, cues.language));
    return options.length > 0 ? [{ what: 'which', options: options.slice(0, optionsAtOnce) }] : [];
  }

  return (reading, answer) => {
    const { outcome, choices, entry } = answer;
    if (outcome === 'choose') {
      const kinds = new Set(reading.choices.map((choice) => base.topics.get(choice.entry.id)?.kind));
      const isKind = kinds.has('technology') && kinds.size > 1;
      return [{ what: isKind ? 'kind' : 'which', options: choices.map(({ label }) => label).slice(0, optionsAtOnce) }];
    }
    if (entry === null) return [{ what: 'thing', options: [] }];
    if (entry.kind !== 'topic') return [];
    return [...amongParts(entry.id, reading, answer), ...inCases(entry.id, reading, answer)];
  };
}
