import { defineOfficeCommand } from '../src/core/command.ts';
import { formatDay } from '../src/core/day.ts';
import type { GapGroup } from '../src/core/gap/gap.ts';
import { type GapWords, gapWords } from '../src/core/gap/words.ts';
import type { Language } from '../src/core/language.ts';
import type { NoticeItem, Reply } from '../src/core/reply.ts';
import { ask } from './ask.ts';

/** A curator reads so many at once, and closes some of them. */
const groupsAtOnce = 20;
/** Other wordings shown of each. */
const wordingsAtOnce = 3;

export const gaps = defineOfficeCommand({
  name: 'gaps',
  usage: 'gaps',
  summary: 'List the questions without a good answer, most asked first. For curators.',

  async run(input, context, office) {
    const id = /^close\s+(?<id>[0-9a-f]{8,32})$/i.exec(input.trim())?.groups?.id;
    if (input.trim() !== '' && id === undefined) return ask.run(`gaps ${input}`, context);
    const { base } = context;
    const { gaps: kept, language, today } = office;
    const words = gapWords(language);
    const frame = { language, asOf: today, revision: base.revision };
    if (!kept || !(await kept.mayRead())) {
      return { ...frame, kind: 'problem', message: words.refused, tip: words.refusedTip, suggestions: [] };
    }
    const closed = id === undefined ? null : await kept.close(id.toLowerCase());
    const groups = await kept.list();
    const lines = [
      ...(closed === null ? [] : [closed === 0 ? words.unknown : words.closed(closed)]),
      groups.length === 0 ? words.none : words.how,
    ];
    return { ...frame, ...listed(groups, lines, words, language) };
  },
});

type Body = Pick<Extract<Reply, { kind: 'notice' }>, 'kind' | 'title' | 'lines' | 'items' | 'actions'>;

function listed(groups: GapGroup[], lines: string[], words: GapWords, language: Language): Body {
  const left = groups.length - groupsAtOnce;
  return {
    kind: 'notice',
    title: words.title,
    lines: left > 0 ? [...lines, words.more(left)] : lines,
    items: groups.slice(0, groupsAtOnce).map((group) => itemOf(group, words, language)),
    actions: [],
  };
}

function itemOf({ gaps: [first, ...others], asked }: GapGroup, words: GapWords, language: Language): NoticeItem {
  const { id, question, why, last, nearest } = first;
  return {
    title: question,
    lines: [
      [words.asked(asked, formatDay(last, language)), ...(why === 'rated' ? [words.rated] : [])].join(' · '),
      ...others.slice(0, wordingsAtOnce).map((other) => `• ${other.question}`),
      ...(others.length > wordingsAtOnce ? [words.more(others.length - wordingsAtOnce)] : []),
      ...(nearest.length > 0 ? [`${words.nearest}: ${nearest.join(', ')}`] : []),
    ],
    actions: [{ label: words.close, input: `gaps close ${id}` }],
  };
}
