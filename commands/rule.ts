import type { LocatedProvision } from '../src/core/base.ts';
import { timelineOf } from '../src/core/changes.ts';
import { type CommandContext, defineCommand } from '../src/core/command.ts';
import { composeAnswer } from '../src/core/compose/answer.ts';
import { findEntry } from '../src/core/find.ts';
import type { EntryRef, Reading } from '../src/core/reading.ts';
import type { Reply, RuleView } from '../src/core/reply.ts';
import { historyOf } from '../src/core/timeline.ts';
import { ask } from './ask.ts';

export const rule = defineCommand({
  name: 'rule',
  usage: 'rule <id or number>',
  summary: 'Open one act or provision: what it says, its codes and its history.',

  run(input, context) {
    const entry = findEntry(input, context);
    if (entry?.kind === 'instrument') return showRule(entry, input, context);
    if (entry?.kind === 'provision') return showRule(entry, input, context);
    return ask.run(input, context);
  },
});

function showRule(entry: EntryRef, input: string, context: CommandContext): Reply {
  const { base, today, on, language } = context;
  const provision = base.provisions.get(entry.id);
  const instrument = provision?.instrument ?? base.instruments.get(entry.id);
  if (!instrument) throw new Error(`found ${entry.id}, which is in no act`);

  const cues = { ...context.read(input, today).cues, language };
  if (on !== undefined) cues.asOf ??= on;
  const reading: Reading = { outcome: 'answer', entry, confidence: 1, cues, choices: [], nearest: [] };
  const answer = composeAnswer({ base, question: input, reading, today });
  const history = provision ? historyOf(provision) : instrument.history;
  const view: RuleView = {
    id: entry.id,
    title: answer.headline,
    original: instrument.title.zh ?? null,
    issuers: instrument.issuers,
    checked: instrument.checked,
    verdict: answer.verdict,
    statements: [...answer.statements, ...answer.more],
    codes: codesOf(provision ? [provision.provision] : instrument.provisions),
    timeline: timelineOf(base, history, instrument.checked, language),
  };
  return { kind: 'rule', rule: view, language, asOf: answer.asOf, revision: base.revision };
}

function codesOf(provisions: readonly LocatedProvision['provision'][]): string[] {
  const codes = provisions.flatMap(({ codes = [], hs = [] }) => [...codes, ...hs.map((code) => `HS ${code}`)]);
  return [...new Set(codes)];
}
