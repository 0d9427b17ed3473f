import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultKnowledgeDir } from '../../src/config/knowledge-dir.ts';
import { tables } from './rows.ts';

/** Writes the tables of docs/commands.md between their markers. */
const root = path.dirname(defaultKnowledgeDir());
const file = path.join(root, 'docs/commands.md');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
let text = readFileSync(file, 'utf8');
for (const [name, rows] of Object.entries(tables(Object.keys(scripts)))) {
  const lines = rows.map(([first, second]) => `| \`${first.replaceAll('|', '\\|')}\` | ${second} |`);
  const table = ['| command | what it does |', '| --- | --- |', ...lines].join('\n');
  const marked = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`);
  text = text.replace(marked, (_all, before: string, after: string) => `${before}\n\n${table}\n\n${after}`);
}
writeFileSync(file, text);
process.stdout.write(`${file}\n`);
