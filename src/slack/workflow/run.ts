import type { Citation } from '../../core/citation.ts';
import { isDay } from '../../core/day.ts';
import { inLanguage } from '../../core/language.ts';
import { phrases } from '../../core/phrases/phrases.ts';
import { render } from '../blocks.ts';
import { admit, type Desk } from '../desk.ts';
import type { AnswerReply } from '../people/records.ts';
import type { Step } from './step.ts';

/** What a step comes to. */
export type StepOutcome = { ok: true; outputs: Record<string, string> } | { ok: false; error: string };

/** Answers the question of a step. */
export async function runStep(desk: Desk, { team, inputs: { question, day } }: Step): Promise<StepOutcome> {
  const { bot } = desk;
  const admission = await admit(desk, { asker: team === '' ? {} : { team } });
  if (!admission.ok) return { ok: false, error: admission.message.text };
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
