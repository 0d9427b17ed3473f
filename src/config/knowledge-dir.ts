import { existsSync } from 'node:fs';
import path from 'node:path';

/** The knowledge folder that comes with the package. */
export function defaultKnowledgeDir(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json')) && folder !== path.dirname(folder))
    folder = path.dirname(folder);
  return path.join(folder, 'knowledge');
}
