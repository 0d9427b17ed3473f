import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import { buildBase, type KnowledgeData } from '../core/base.ts';
import type { Day } from '../core/day.ts';
import { runChecks } from './checks/index.ts';
import { parseYaml } from './document.ts';
import { explain } from './explain.ts';
import type { ExampleProbe, KnowledgeFile, KnowledgeFiles, Original } from './files.ts';
import type { Folder, RawFile } from './folder.ts';
import { knownIds } from './known-ids.ts';
import type { Finding } from './problem.ts';
import { type Schemas, schemas } from './schemas.ts';

export interface ParseOptions {
  today?: Day | undefined;
  probe?: ExampleProbe | undefined;
  originals?: readonly Original[] | undefined;
}

export interface ParsedFolder {
  /** Fit for use only when no finding is an error; null when it cannot even be put together. */
  data: KnowledgeData | null;
  findings: Finding[];
}

/** Parses and checks a folder. */
export async function parseFolder(folder: Folder, options: ParseOptions = {}): Promise<ParsedFolder> {
  const { files, findings } = await readFiles(folder, options);
  const complete = findings.length === 0;
  const data = complete ? dataOf(files) : null;
  // Examples are tried only once the shape is right: before, there is nothing to search in.
  if (data && options.probe) files.find = options.probe(buildBase(data, folder.revision));
  findings.push(...runChecks(files, complete));
  return { data, findings };
}

/** The files whose shape is right, and what is wrong with the others. */
export async function readFiles(
  folder: Folder,
  { today, originals = [] }: ParseOptions = {},
): Promise<{ files: KnowledgeFiles; findings: Finding[] }> {
  const findings: Finding[] = [...folder.problems];
  const good: LoadedFile[] = [];
  const broken: RawFile[] = [];
  for (const raw of folder.files) {
    // Lets a running bot answer between two files while it reloads.
    await nextTurn();
    const { file, faults } = readFile(folder.name, raw);
    findings.push(...faults);
    if (raw.template) continue;
    if (file) good.push({ ...file, kind: raw.kind });
    else broken.push(raw);
  }
  if (folder.problems.length === 0 && !folder.files.some(({ kind }) => kind === 'about'))
    findings.push(noAbout(folder));

  const entries = {
    about: pick(good, 'about'),
    vocabulary: pick(good, 'vocabulary'),
    sources: pick(good, 'sources'),
    instruments: pick(good, 'instrument'),
    topics: pick(good, 'topics'),
    guides: pick(good, 'guide'),
  };
  return { files: { ...entries, known: knownIds(entries, broken), today, originals, find: undefined }, findings };
}

type LoadedFile = KnowledgeFile<unknown> & { kind: keyof Schemas };

/** Safe because `readFile` has parsed each file with the schema of its kind. */
function pick<K extends keyof Schemas>(files: readonly LoadedFile[], kind: K): KnowledgeFile<z.infer<Schemas[K]>>[] {
  return files.filter((file) => file.kind === kind) as KnowledgeFile<z.infer<Schemas[K]>>[];
}

function readFile(folder: string, raw: RawFile): { file: KnowledgeFile<unknown> | null; faults: Finding[] } {
  const parsed = parseYaml(`${folder}/${raw.path}`, raw.bytes);
  if (!parsed.ok) return { file: null, faults: parsed.problems };

  const { file, data, at } = parsed.yaml;
  if (data === null) return { file: null, faults: [{ file, line: 1, column: 1, level: 'error', message: 'is empty' }] };

  const schema = schemas[raw.kind];
  const result = schema.safeParse(data);
  if (result.success) return { file: { file, path: raw.path, data: result.data, at }, faults: [] };

  const faults = result.error.issues.flatMap((issue) => explain(issue, data, schema));
  return {
    file: null,
    faults: faults.map(({ path, part, ...words }) => ({ file, ...at(path, part), level: 'error', ...words })),
  };
}

function dataOf(files: KnowledgeFiles): KnowledgeData | null {
  const about = files.about[0]?.data;
  if (!about) return null;
  return {
    about,
    vocabulary: files.vocabulary[0]?.data ?? schemas.vocabulary.parse({}),
    sources: files.sources.flatMap(({ data }) => data),
    instruments: files.instruments.map(({ data }) => data),
    topics: files.topics.flatMap(({ data }) => data),
    guides: files.guides.map(({ data }) => data),
  };
}

function noAbout({ name }: Folder): Finding {
  const tip = 'It says what the knowledge base is called and whom to ask beyond it.';
  return { file: `${name}/about.yml`, line: 1, column: 1, level: 'error', message: 'is missing', tip };
}
