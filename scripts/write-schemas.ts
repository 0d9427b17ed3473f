import path from 'node:path';
import { defaultKnowledgeDir } from '../src/config/knowledge-dir.ts';
import { writeSchemas } from '../src/knowledge/schema.ts';

/** Writes the schemas that editors complete knowledge files with. */
writeSchemas(path.join(defaultKnowledgeDir(), 'schema'));
