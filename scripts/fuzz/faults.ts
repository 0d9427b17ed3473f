import type { Answer } from '../../src/core/answer.ts';
import type { Reply } from '../../src/core/reply.ts';
import { asModal, render } from '../../src/slack/blocks.ts';
import { checkMessage, checkView } from '../../src/slack/limits.ts';

/** All that a reply must never be, whatever was asked. Empty when it is fine. */
export function faultsOf(reply: Reply, input: string): string[] {
  const request = { input, offset: 0, shareable: true, disclaimer: 'Not legal advice.' };
  const message = render(reply, request);
  const modal = asModal(message, reply.language, reply.kind);
  return [
    ...checkMessage(message),
    ...checkView(modal.blocks as typeof message.blocks).map((fault) => `modal: ${fault}`),
    ...answersOf(reply).flatMap(answerFaults),
    ...citedFaults(reply),
  ];
}

function answersOf(reply: Reply): readonly Answer[] {
  if (reply.kind === 'answer') return [reply.answer];
  return reply.kind === 'answers' ? reply.answers : [];
}

function answerFaults({ statements, more, verdict, outcome, confidence }: Answer): string[] {
  const uncited = [...statements, ...more].filter(({ citations }) => citations.length === 0);
  return [
    ...uncited.map(({ text }) => `uncited: ${text.slice(0, 60)}`),
    ...(verdict !== null && statements.length === 0 ? [`the verdict ${verdict} rests on no statement`] : []),
    ...(outcome !== 'answer' && verdict !== null ? [`${outcome} with the verdict ${verdict}`] : []),
    ...(confidence >= 0 && confidence <= 1 ? [] : [`confidence ${confidence}`]),
  ];
}

function citedFaults(reply: Reply): string[] {
  const cited = reply.kind === 'changes' ? reply.changes : reply.kind === 'history' ? reply.timeline : [];
  return cited.filter(({ citations }) => citations.length === 0).map(({ note }) => `uncited: ${note.slice(0, 60)}`);
}
