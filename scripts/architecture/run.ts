import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { defaultKnowledgeDir } from '../../src/config/knowledge-dir.ts';
import { drawRooms } from './draw.ts';
import { readRooms } from './rooms.ts';

/** Draws docs/architecture.svg from the imports of the source files. */
const root = path.dirname(defaultKnowledgeDir());
const file = path.join(root, 'docs/architecture.svg');
writeFileSync(file, drawRooms(readRooms(root)));
process.stdout.write(`${file}\n`);
