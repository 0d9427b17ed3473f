import { dualUseTopic } from '../../core/base.ts';
import type { EntryRef } from '../../core/reading.ts';
import type { KnowledgeFiles } from '../files.ts';
import { entriesOf, provisionsOf, topicsOf, wordsOf } from '../walk.ts';
import type { Check } from './check.ts';

export const exampleFindsEntry: Check = {
  name: 'example-finds-entry',
  description: 'Each example question finds the entry it belongs to; that of a provision, an answer that holds it.',
  level: 'error',
  needsAll: true,

  check(files, report) {
    const { find } = files;
    if (!find) return;
    const holders = answersHolding(files);
    for (const { file, path, value, entry } of entriesOf(files)) {
      for (const { path: place, word } of wordsOf(value.examples, [...path, 'examples'])) {
        const { outcome, entry: found } = find(word);
        if (outcome === 'answer' && found && (isSame(found, entry) || holders(entry, found))) continue;
        const instead = found ? `finds the ${found.kind} "${found.id}" instead` : 'finds no entry';
        report(file, place, outcome === 'choose' ? 'finds several entries and asks which is meant' : instead, {
          tip: `It should find the ${entry.kind} "${entry.id}": add aliases there, or word the question differently.`,
        });
      }
    }
  },
};

function isSame(a: EntryRef, b: EntryRef): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** Says whether the answer about an entry holds a provision: a topic it applies to, or a guide that shows it. */
function answersHolding(files: KnowledgeFiles): (provision: EntryRef, answer: EntryRef) => boolean {
  const applies = new Map(
    [...provisionsOf(files)].map(({ value, instrument }) => [`${instrument.id}/${value.id}`, value.applies]),
  );
  const broader = new Map([...topicsOf(files)].map(({ value }) => [value.id, value.broader ?? []]));
  const shown = new Map(
    files.guides.map(({ data }) => [
      data.id,
      new Set(data.statements.flatMap((one) => ('provision' in one ? [one.provision] : []))),
    ]),
  );
  return (provision, answer) => {
    if (provision.kind !== 'provision') return false;
    if (answer.kind === 'guide') return shown.get(answer.id)?.has(provision.id) ?? false;
    // An answer about a thing that is licensed as a dual-use item holds what applies to all of them.
    const topics = new Set([answer.id, dualUseTopic]);
    for (const id of topics) for (const larger of broader.get(id) ?? []) topics.add(larger);
    return answer.kind === 'topic' && (applies.get(provision.id) ?? []).some((id) => topics.has(id));
  };
}
