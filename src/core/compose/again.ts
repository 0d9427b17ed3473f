import type { KnowledgeBase } from '../base.ts';
import { inLanguage } from '../language.ts';
import type { Cues, Reading } from '../reading.ts';
import { titled } from '../titles.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { asChoice } from './answer.ts';

/** What may be said of a case; a question asked again has to say the same of it. */
const circumstances = ['asOf', 'badDay', 'destination', 'user', 'use', 'origin', 'intent'] as const;

/** Whether two readings are answered alike. */
export function isSameReading(one: Reading, other: Reading): boolean {
  const subject = ({ entry, choices }: Reading) => JSON.stringify([entry, choices.map((choice) => choice.entry)]);
  return (
    one.outcome === other.outcome &&
    subject(one) === subject(other) &&
    circumstances.every((cue) => one.cues[cue] === other.cues[cue])
  );
}

/** A question that is understood as the reading by itself; null when none was found. */
export function askAgain(base: KnowledgeBase, reading: Reading, read: (question: string) => Reading): string | null {
  const { entry, cues } = reading;
  const title = entry && titled(base, entry, cues.language);
  if (!title) return null;
  const { question } = asChoice(base, title, cues);
  const { language } = cues;
  const { uses, origins, intents } = base.vocabulary;
  const use = cues.use === undefined || cues.use === cues.user ? undefined : uses[cues.use];
  const words = [
    question,
    use && inLanguage(use.name, language),
    cues.origin && firstWord(origins[cues.origin], cues),
    cues.intent === 'status' ? undefined : firstWord(intents[cues.intent], cues),
  ].filter((word) => word !== undefined);
  const candidates = [question, words.join(' '), words.toReversed().join(' ')];
  return candidates.find((candidate) => isSameReading(read(candidate), reading)) ?? null;
}

function firstWord(words: Vocabulary['origins']['china'], { language }: Cues): string | undefined {
  return (words?.[language] ?? words?.en)?.[0]?.replace(/[=*]/g, '');
}
