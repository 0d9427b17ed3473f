import { type LocatedProvision, withBroader } from '../src/core/base.ts';
import { timelineOf } from '../src/core/changes.ts';
import { type CommandContext, defineCommand } from '../src/core/command.ts';
import { composeAnswer } from '../src/core/compose/answer.ts';
import { findEntry } from '../src/core/find.ts';
import type { EntryRef, Reading } from '../src/core/reading.ts';
import type { Reply, RuleView } from '../src/core/reply.ts';
import { historyOf } from '../src/core/timeline.ts';
import type { Topic } from '../src/core/topic.ts';
import { ask } from './ask.ts';
import { timelineFor } from './history.ts';

/** A change by its id, instrument[/provision]@day:status: the rule as it stood from that day on. */
const changeId = /^(?<rule>[\w/-]+)@(?<day>\d{4}-\d{2}-\d{2}):\w+$/;

export const rule = defineCommand({
  name: 'rule',
  usage: 'rule <id or number>',
  summary: 'Open one act, provision, topic or change: what it says, its codes and its history.',

  run(input, context) {
    const id = input.trim().toLowerCase();
    const topic = context.base.topics.get(id);
    if (topic) return showTopic(topic, context);
    const change = changeId.exec(id)?.groups;
    if (change) return rule.run(change.rule ?? '', { ...context, on: change.day ?? context.today });
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

/** All that holds for a topic, with the codes of what applies to it, and all that happened to that. */
function showTopic({ id, name }: Topic, context: CommandContext): Reply {
  const { base, today, on, language } = context;
  const entry: EntryRef = { kind: 'topic', id };
  const cues: Reading['cues'] = { language, intent: 'status', ...(on !== undefined && { asOf: on }) };
  const reading: Reading = { outcome: 'answer', entry, confidence: 1, cues, choices: [], nearest: [] };
  const answer = composeAnswer({ base, question: name.en, reading, today });
  const applying = [...withBroader(base, id)].flatMap((one) => base.applying.get(one) ?? []);
  const view: RuleView = {
    id,
    title: answer.headline,
    original: name.zh ?? null,
    issuers: [],
    checked: applying.map(({ instrument }) => instrument.checked).sort()[0] ?? answer.asOf,
    verdict: answer.verdict,
    statements: [...answer.statements, ...answer.more],
    codes: codesOf(applying.map(({ provision }) => provision)),
    timeline: timelineFor(base, entry, language),
  };
  return { kind: 'rule', rule: view, language, asOf: answer.asOf, revision: base.revision };
}

function codesOf(provisions: readonly LocatedProvision['provision'][]): string[] {
  const codes = provisions.flatMap(({ codes = [], hs = [] }) => [...codes, ...hs.map((code) => `HS ${code}`)]);
  return [...new Set(codes)];
}
