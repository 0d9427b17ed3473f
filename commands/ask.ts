import type { NonEmpty } from '../src/core/citation.ts';
import { type CommandContext, defineCommand } from '../src/core/command.ts';
import { askAgain, isSameReading } from '../src/core/compose/again.ts';
import { composeAnswer } from '../src/core/compose/answer.ts';
import { questionProblem } from '../src/core/question.ts';
import type { Reading } from '../src/core/reading.ts';
import type { PartAnswer, Reply } from '../src/core/reply.ts';
import { joinReadings } from '../src/core/together.ts';
import { changes } from './changes.ts';

/** One of the questions in a message. */
interface Part {
  question: string;
  reading: Reading;
}

/** As many answers as are read in one go; what is left can be asked next. */
const partsAtOnce = 5;

export const ask = defineCommand({
  name: 'ask',
  usage: 'ask <question>',
  summary: 'Answer a question, with the day it holds for and its sources. The word "ask" may be left out.',

  run(input, context) {
    const problem = questionProblem(input, context);
    if (problem) return problem;

    const { today, previous } = context;
    const parts = context.readAll?.(input, today, previous) ?? [
      { question: input, reading: context.read(input, today, previous) },
    ];
    const [first, ...others] = parts;
    return first && others.length > 0 ? replyToEach([first, ...others], context) : replyToOne(input, parts[0], context);
  },
});

function replyToOne(input: string, part: Part | undefined, context: CommandContext): Reply {
  const reading = part?.reading ?? context.read(input, context.today);
  if (reading.changes) {
    const { from, to } = reading.changes;
    return changes.run(`${from} ${to}`, { ...context, language: reading.cues.language });
  }
  const answer = compose(input, reading, context);
  const again = context.previous ? standingAlone(input, reading, context) : input;
  const { language, asOf, revision } = answer;
  return { kind: 'answer', answer, reading, ...(again !== input && { again }), language, asOf, revision };
}

function replyToEach(parts: NonEmpty<Part>, context: CommandContext): Reply {
  const [first, ...others] = parts;
  const answers: NonEmpty<PartAnswer> = [
    partAnswer(first, context),
    ...others.slice(0, partsAtOnce - 1).map((part) => partAnswer(part, context)),
  ];
  const rest = others.slice(partsAtOnce - 1).flatMap(({ question, reading }) => {
    const again = standingAlone(question, reading, context);
    return again === null ? [] : [{ label: again, question: again }];
  });
  const { language, asOf, revision } = answers[0];
  const reading = joinReadings([first, ...others].map((part) => part.reading));
  return {
    kind: 'answers',
    answers,
    rest,
    ...(reading && { reading }),
    ...(context.previous && { again: againAll(answers) }),
    language,
    asOf,
    revision,
  };
}

function partAnswer({ question, reading }: Part, context: CommandContext): PartAnswer {
  return { ...compose(question, reading, context), again: standingAlone(question, reading, context) };
}

function compose(question: string, reading: Reading, { base, today, on }: CommandContext) {
  const cues = { ...reading.cues, ...(on !== undefined && reading.cues.asOf === undefined && { asOf: on }) };
  return composeAnswer({ base, question, reading: { ...reading, cues }, today });
}

/** One line with all the questions, where they need nothing said before. */
function againAll(answers: NonEmpty<PartAnswer>): string | null {
  const lines = answers.map(({ again }) => again);
  return lines.includes(null) ? null : lines.join('? ');
}

/** The question itself where it needs nothing said before, or one that means the same. */
function standingAlone(question: string, reading: Reading, { base, read, today }: CommandContext): string | null {
  const alone = (text: string) => read(text, today);
  return isSameReading(alone(question), reading) ? question : askAgain(base, reading, alone);
}
