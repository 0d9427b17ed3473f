import { commandsFor } from './commands.ts';
import { operations } from './operate.ts';

/** Commands on the knowledge that only the terminal has. */
export const localCommands = [
  { usage: 'check-items FILE.csv [--csv]', summary: 'Check a list of items, one a line, `-` for standard input.' },
  { usage: 'chat', summary: 'Ask one question after another; follow-ups work.' },
  { usage: 'check [folder]', summary: 'List every problem of a knowledge folder.' },
  { usage: 'stats', summary: 'Count what the knowledge folder holds.' },
];
const ownWords = new Set(['check']);
const column = 36;

const options = `options
  --on YYYY-MM-DD     answer for that day unless the question names one
  --json              write JSON
  --stdin             with ask: one question a line
  --explain           with ask: how the question is understood, and why
  --lang en|zh|ja|ko|de
  --since, --until    with changes
  --originals FOLDER  with check: the texts of sources, which no statement may copy
  --links             with check: test the addresses of sources; needs the network
  --knowledge FOLDER  read this knowledge folder (else KNOWLEDGE_DIR, else the one that comes along)
with announce
  --dry-run           write what would be announced, and to whom; nothing is sent
  --now               announce at once what is planned and due, then end
  --since YYYY-MM-DD  the day of the announcement before it
  --topics a,b        only acts that bear on these topics, by their ids
  --channel C         only what that channel would get

exit status: 0 answered, 3 no answer, 4 more than one reading, 2 wrong usage, 1 failure`;

/** Everything that can be typed, for `--help`. */
export async function usage(): Promise<string> {
  const asked = (await commandsFor('help')).filter(({ name }) => !ownWords.has(name));
  return [
    'usage: rareearth <command> [...]',
    '',
    ...[...asked, ...localCommands].map(line),
    '',
    'for those who run the bot',
    ...Object.values(operations).map(line),
    '',
    options,
  ].join('\n');
}

function line({ usage: words, summary }: { usage: string; summary: string }): string {
  if (words.length < column - 1) return `  ${words.padEnd(column)}${summary}`;
  return `  ${words}\n  ${''.padEnd(column)}${summary}`;
}
