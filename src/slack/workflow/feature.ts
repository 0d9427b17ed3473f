import type { App } from '@slack/bolt';
import type { Citation } from '../../core/citation.ts';
import { isDay } from '../../core/day.ts';
import { inLanguage } from '../../core/language.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import { render } from '../blocks.ts';
import type { Desk } from '../desk.ts';
import { sayError } from '../failure.ts';
import { describeError } from '../log.ts';
import type { AnswerReply } from '../people/records.ts';

/** Callback id of the function, as in the manifest. */
export const stepId = 'answer';

/** A step of a workflow: a question in; the answer, its verdict and its sources out. */
export function listenToSteps(app: App, desk: Desk): void {
  app.function(stepId, async ({ inputs, complete, fail }) => {
    try {
      const outcome = await runStep(desk, inputs);
      await (outcome.ok ? complete({ outputs: outcome.outputs }) : fail({ error: outcome.error }));
    } catch (error) {
      desk.log.error('a step of a workflow failed', { error: describeError(error, String(inputs.question ?? '')) });
      await fail({
        error: 'The question was not answered: something went wrong here. Please run the step again.',
      }).catch((second: unknown) => desk.log.error('and the workflow could not be told', { slack: sayError(second) }));
    }
  });
}

type Outcome = { ok: true; outputs: Record<string, string> } | { ok: false; error: string };

async function runStep({ bot }: Desk, { question, day }: Record<string, unknown>): Promise<Outcome> {
  const on = typeof day === 'string' && day !== '' ? day : null;
  if (on !== null && !isDay(on)) return { ok: false, error: `There is no day ${on}. Give it as YYYY-MM-DD.` };
  const input = `ask ${typeof question === 'string' ? question : ''}`;
  const reply = await bot.perform(input, on === null ? {} : { on });
  if (reply.kind === 'problem') return { ok: false, error: `${reply.message} ${reply.tip}` };
  if (reply.kind !== 'answer' && reply.kind !== 'answers') return { ok: false, error: 'That is no question.' };
  const disclaimer = inLanguage(bot.context().base.about.disclaimer, reply.language);
  const { text } = render(reply, { input: '', offset: 0, shareable: false, disclaimer });
  return { ok: true, outputs: { answer: text, ...told(reply) } };
}

/** Every output has words, also where there is no verdict: an empty one would read as "nothing against it". */
function told(reply: AnswerReply): Record<'verdict' | 'sources' | 'entry' | 'link', string> {
  const answers = reply.kind === 'answer' ? [reply.answer] : reply.answers;
  const words = phrases(reply.language);
  const citations = new Map<string, Citation>();
  for (const { statements } of answers)
    for (const citation of statements.flatMap((one) => one.citations))
      citations.set(`${citation.source} ${citation.pinpoint}`, citation);
  const all = [...citations.values()];
  return {
    verdict: answers
      .map(({ verdict, outcome }) =>
        verdict !== null ? words.verdict[verdict] : outcome === 'answer' ? words.notClearance : words.notUnderstood,
      )
      .join('; '),
    sources: all.map(sourceLine).join('\n'),
    entry: answers
      .map(({ entry }) => entry?.id ?? '')
      .join(' ')
      .trim(),
    link: all.find(({ url }) => url !== null)?.url ?? '',
  };
}

function sourceLine({ number, title, pinpoint, url }: Citation): string {
  return [[number, title, pinpoint].filter(Boolean).join(', '), url ?? ''].filter((part) => part !== '').join(': ');
}
