import { decisionsOf, type Figures, figuresOf, firstIn } from './figures.ts';
import type { Comparison, Results } from './results.ts';
import { ours } from './rivals/engines.ts';

/** The comparison as Markdown. */
export function writeReport(results: Results): string {
  const { day, machine, node, versions, command, seconds, knowledge, sets, scale } = results;
  const libraries = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    '# Beside other libraries',
    `${day}, Node ${node}, ${machine}. Run with \`${command}\` in ${seconds < 120 ? `${seconds.toFixed(0)} seconds` : `${Math.round(seconds / 60)} minutes`}.`,
    `Libraries: ${libraries.join(', ')}.`,
    howMeasured,
    '## The knowledge base',
    ...knowledgeSection(knowledge),
    ...(sets.length > 0 ? ['## Public question sets', ...setsSection(sets)] : []),
    '## Many entries',
    ...scaleSection(scale),
    '## The command line',
    commandSection(results),
    '## Announcements',
    'Planned and sent to 10,000 channels: [ANNOUNCING.md](ANNOUNCING.md).',
    '',
  ].join('\n\n');
}

const howMeasured = `Each engine has a process of its own. All get the same entries and questions; they are asked in turns, a dozen turns each, so that what else
the machine does falls on all alike. Times are those of single questions, the first tenth left out (50 at most), without the time that other programs had the
processor; ratios are to \`${ours}\`, our engine. A slow engine is asked as many questions as fit its time, and percentages of fewer than 30 are not shown. Texts in
scripts without spaces are cut into words for the others, which do not do it. Libraries are set up as sentences need them (options in \`bench/rivals/\`), not with
their defaults.

*Unknown refused*: the share of questions without an entry that fall below the score which costs under three points of the others. The others give no score meant
for this, so three ways to read theirs are tried (as it is, for each word, lead over the second) and the best is shown. *Wrong left* is the share of
questions answered with a wrong entry at that score. An engine that finds little, as uFuzzy does, refuses much.`;

function knowledgeSection(comparison: Comparison): string[] {
  const engine = baseline(comparison);
  const rows = comparison.measured.map((measurement) => {
    const figures = figuresOf(measurement);
    return [
      nameOf(figures.engine),
      percent(figures.first),
      percent(firstIn(measurement, 'en')),
      percent(firstIn(measurement, 'other')),
      percent(figures.three),
      percent(figures.refused),
      percent(figures.wrong),
      withRatio(figures.p50, engine?.p50, time),
      time(figures.p99),
      time(figures.buildMilliseconds * 1000),
      megabytes(figures.residentMegabytes),
      String(figures.asked),
    ];
  });
  const decided = comparison.measured.flatMap((measurement) => {
    const decisions = decisionsOf(measurement);
    if (!decisions) return [];
    const { right, offered, wrong, silent, unknownUnanswered } = decisions;
    return [[nameOf(measurement.engine), ...[right, offered, wrong, silent, unknownUnanswered].map(percent)]];
  });
  return [
    `${sizeOf(comparison)} The questions are those of \`test/questions/\`, none of which is in the knowledge base. The tests
hold the whole matcher to them (97 of 100 right), and it alone reads days, places and chemical forms: its row shows its speed more than its quality.`,
    table(
      [
        'engine',
        'first, %',
        'English',
        'other languages',
        'of three, %',
        'unknown refused, %',
        'wrong left, %',
        'p50',
        'p99',
        'build',
        'memory',
        'asked',
      ],
      rows,
    ),
    'What ours decide by their own thresholds, in percent:',
    table(['', 'right answer', 'offered', 'wrong answer', 'silent', 'unknown not answered'], decided),
    ...skippedNotes([comparison]),
  ];
}

function setsSection(sets: readonly Comparison[]): string[] {
  const matrix = (
    title: string,
    cell: (figures: Figures, comparison: Comparison) => string,
    shown: readonly Comparison[] = sets,
  ) => [title, crossTable(shown, ({ title: name }) => name, cell)];
  const slips = (figures: Figures, { measured }: Comparison) => {
    const found = measured.find(({ engine }) => engine === figures.engine);
    return found ? percent(firstIn(found, 'slip')) : '';
  };
  const strange = sets.filter((comparison) => !Number.isNaN(baseline(comparison)?.refused ?? Number.NaN));
  return [
    sets.map((comparison) => `- ${comparison.title}: ${sizeOf(comparison)}`).join('\n'),
    `Validation questions, on which the constants of our ranking were chosen; the others have no constants of ours. A point more or less is chance.
Engines that were asked fewer questions than the rest are marked with their number.`,
    ...matrix('Right entry first, %:', (figures, comparison) => percent(figures.first) + fewer(figures, comparison)),
    ...matrix('Right entry first when one word of the question has a slip, %:', slips),
    ...matrix('Right entry among three, %:', ({ three }) => percent(three)),
    ...matrix('Unknown refused, %:', ({ refused }) => percent(refused), strange),
    ...matrix('Median time of a question:', ({ p50 }, comparison) => withRatio(p50, baseline(comparison)?.p50, time)),
    ...matrix('Time to build:', ({ buildMilliseconds }, comparison) =>
      withRatio(buildMilliseconds * 1000, thousandfold(baseline(comparison)?.buildMilliseconds), time),
    ),
    ...skippedNotes(sets),
  ];
}

function scaleSection(scale: readonly Comparison[]): string[] {
  const matrix = (title: string, cell: (figures: Figures, comparison: Comparison) => string) => [
    title,
    crossTable(scale, ({ entries }) => `${entries.toLocaleString('en')} entries`, cell),
  ];
  return [
    `Invented entries of three phrasings: common words in the proportions of a language, and two rare terms each. A question is a phrasing with one word left out,
every second one with a slip in another.`,
    '![Median time of a question by number of entries](cost.svg)',
    ...matrix(
      'Median time of a question:',
      ({ p50, ...figures }, comparison) =>
        withRatio(p50, baseline(comparison)?.p50, time) + fewer({ p50, ...figures }, comparison),
    ),
    ...matrix('The slowest of a hundred questions (p99; of few questions, the slowest):', ({ p99 }) => time(p99)),
    ...matrix('Right entry first, %:', ({ first }) => percent(first)),
    ...matrix('Time to build:', ({ buildMilliseconds }, comparison) =>
      withRatio(buildMilliseconds * 1000, thousandfold(baseline(comparison)?.buildMilliseconds), time),
    ),
    ...matrix('Most memory over what the entries take:', ({ peakMegabytes }, comparison) =>
      withRatio(peakMegabytes, baseline(comparison)?.peakMegabytes, megabytes),
    ),
    ...skippedNotes(scale),
  ];
}

function commandSection({ times: { runs, ask, bare } }: Results): string {
  return `\`rareearth ask\` takes ${ask.toFixed(0)} ms from start to end, \`node -e 0\` ${bare.toFixed(0)} ms: ${(ask - bare).toFixed(0)} ms more, ${(ask / bare).toFixed(2)} times as long (medians of ${runs} runs each, in turns).`;
}

/** Engines down, comparisons across. */
function crossTable(
  comparisons: readonly Comparison[],
  titleOf: (comparison: Comparison) => string,
  cell: (figures: Figures, comparison: Comparison) => string,
): string {
  const names = [...new Set(comparisons.flatMap(({ measured }) => measured.map(({ engine }) => engine)))];
  const rows = names.map((name) => [
    nameOf(name),
    ...comparisons.map((comparison) => {
      const found = comparison.measured.find(({ engine }) => engine === name);
      return found ? cell(figuresOf(found), comparison) : '–';
    }),
  ]);
  return table(['engine', ...comparisons.map(titleOf)], rows);
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

function skippedNotes(comparisons: readonly Comparison[]): string[] {
  const notes = comparisons.flatMap(({ title, skipped }) =>
    skipped.map(({ engine, reason }) => `- ${engine}, ${title}: ${reason}`),
  );
  return notes.length > 0 ? [`Left out:\n\n${notes.join('\n')}`] : [];
}

function baseline({ measured }: Comparison): Figures | undefined {
  const found = measured.find(({ engine }) => engine === ours);
  return found && figuresOf(found);
}

function sizeOf({ entries, phrasings, questions }: Comparison): string {
  return `${entries.toLocaleString('en')} entries, ${phrasings.toLocaleString('en')} phrasings, ${questions.toLocaleString('en')} questions.`;
}

function fewer({ asked }: Figures, { questions }: Comparison): string {
  return asked < questions ? ` (${asked} asked)` : '';
}

function nameOf(engine: string): string {
  return engine.startsWith(ours) ? `**${engine}**` : engine;
}

function withRatio(value: number, reference: number | undefined, format: (value: number) => string): string {
  if (!reference || value === reference) return format(value);
  const ratio = value / reference;
  const digits = ratio < 0.1 ? 2 : ratio < 10 ? 1 : 0;
  return `${format(value)} (${Number(ratio.toFixed(digits)).toLocaleString('en')}×)`;
}

function thousandfold(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value * 1000;
}

function percent(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(1);
}

function megabytes(value: number): string {
  return `${value.toFixed(0)} MB`;
}

function time(microseconds: number): string {
  if (microseconds < 1_000) return `${microseconds.toFixed(0)} µs`;
  if (microseconds < 1_000_000) return `${(microseconds / 1_000).toFixed(microseconds < 10_000 ? 1 : 0)} ms`;
  return `${(microseconds / 1_000_000).toFixed(1)} s`;
}
