import { defineCommand } from '../src/core/command.ts';
import { composeAnswer } from '../src/core/compose/answer.ts';
import { questionProblem } from '../src/core/question.ts';

export const ask = defineCommand({
  name: 'ask',
  usage: 'ask <question>',
  summary: 'Answer a question, with the day it holds for and its sources. The word "ask" may be left out.',

  run(input, context) {
    const { base, today, on } = context;
    const problem = questionProblem(input, context);
    if (problem) return problem;

    const reading = context.read(input, today);
    if (on !== undefined) reading.cues.asOf ??= on;
    const answer = composeAnswer({ base, question: input, reading, today });
    return { kind: 'answer', answer, language: answer.language, asOf: answer.asOf, revision: base.revision };
  },
});
