import type { CommandContext } from './command.ts';
import { asChoice } from './compose/answer.ts';
import { cleanQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import { titled } from './titles.ts';

/** Up to this many characters a message is taken for one question. */
const shortMessage = 300;
const longestSentence = 400;
const questionsAtOnce = 5;
/** A choice that rests on less is no more than a guess at what a sentence may be about. */
const sureChoice = 0.6;

/**
 * What a message by somebody else asks, or the controlled things it names, as a line to ask: the message itself where it
 * is short and can be read, else up to five of its sentences, those that ask before those that tell. Null when nothing in
 * it is known; that is not clearance.
 */
export function askedIn(text: string, { base, read, today }: CommandContext): string | null {
  const whole = cleanQuestion(text);
  if (whole.length <= shortMessage && says(read(whole, today))) return whole;

  const sentences = sentencesOf(text);
  const found = [...sentences.filter(isAsking), ...sentences.filter((one) => !isAsking(one))].flatMap((sentence) => {
    const reading = read(sentence, today);
    if (!says(reading)) return [];
    const title = reading.entry && titled(base, reading.entry, reading.cues.language);
    return [title ? asChoice(base, title, reading.cues).question : sentence];
  });
  const once = [...new Set(found)].slice(0, questionsAtOnce);
  return once.length === 0 ? null : once.map((line) => line.replace(/[?？.!。！\s]+$/u, '')).join('? ');
}

function says({ outcome, confidence }: Reading): boolean {
  return outcome === 'answer' || (outcome === 'choose' && confidence >= sureChoice);
}

function sentencesOf(text: string): string[] {
  const ends = /(?<=[?!？！。])|(?<=\.)\s+|\n+/u;
  return text
    .split(ends)
    .map(cleanQuestion)
    .filter((one) => one.length > 2 && one.length <= longestSentence);
}

function isAsking(sentence: string): boolean {
  return /[?？]$/u.test(sentence);
}
