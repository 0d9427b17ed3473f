import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeFile, openScript } from '../../src/script.ts';
import { dist } from './bundle.ts';

/** Keeps the code that Node makes of the program for questions: run once, so that the functions it used are in it too. */

const file = pathToFileURL(path.join(dist, 'bin/quick.cjs'));
const questions = [
  'Are NdFeB magnets with 2 % dysprosium controlled if I ship to Japan?',
  'is holmium licensed under announcement 57 as of March 2026?',
  '钕铁硼磁体需要出口许可证吗？',
];

rmSync(codeFile(file), { force: true });
const opened = openScript<typeof import('../../src/quick.ts')>(file);
const write = process.stdout.write;
process.stdout.write = () => true;
for (const question of questions) opened?.program.askQuickly(['ask', question]);
process.stdout.write = write;
if (opened) writeFileSync(codeFile(file), opened.script.createCachedData());
