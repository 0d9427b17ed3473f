import { commands, officeCommands } from '../../commands/index.ts';
import { operations } from '../../src/terminal/operate.ts';
import { localCommands } from '../../src/terminal/usage.ts';

/** A table of docs/commands.md, by the name of its markers: the cells of each row. */
export type Tables = Record<string, [string, string][]>;

/** What the scripts of package.json do. */
const scripts: Record<string, string> = {
  start: 'builds and starts the bot: in Slack with tokens, else a local workspace in the browser',
  build: 'compiles to `dist`',
  prepare: 'the same, after `npm ci`',
  test: 'the suite; with `TEST_DATABASE_URL` on PostgreSQL too',
  check: 'lint, types, unused code, knowledge',
  lint: 'form, and which folder may import which',
  types: 'types',
  unused: 'files, exports and packages that nobody uses',
  fix: 'formats',
  'knowledge:check': 'every problem of the knowledge folder',
  'knowledge:schema': 'writes the schemas that editors use',
  picture: 'draws docs/workspace.png',
  architecture: 'draws docs/architecture.svg',
  tables: 'writes the tables of this page',
  bench: 'speed and quality of the matcher, and of planning announcements',
  'bench:rivals': 'the same beside other libraries',
  chaos: 'announcements and answers under kill -9 and failures of Slack: nothing lost, nothing doubled',
  fuzz: 'a million lines that nobody would type: no crash, nothing that Slack would refuse, nothing uncited',
  load: 'slash commands over signed HTTP, beside an app that only acknowledges',
  soak: 'an hour of questions, and whether memory grows',
  replicas: 'one, two and four replicas on one PostgreSQL, with up to 10,000 workspaces',
};

/** All tables, from the program itself. */
export function tables(names: readonly string[]): Tables {
  const row = ({ usage, summary }: { usage: string; summary: string }): [string, string] => [usage, summary];
  return {
    commands: commands.map(row),
    office: officeCommands.map(row),
    operations: [...localCommands, ...Object.values(operations)].map(row),
    scripts: names.map((name): [string, string] => [`npm run ${name}`, scripts[name] ?? '']),
  };
}
