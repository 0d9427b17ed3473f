import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Check } from '../../src/knowledge/checks/check.ts';
import { runCheck } from '../../src/knowledge/checks/index.ts';
import type { Find, KnowledgeFiles } from '../../src/knowledge/files.ts';
import { readFolder } from '../../src/knowledge/folder.ts';
import { type LoadOptions, loadKnowledge } from '../../src/knowledge/load.ts';
import { readFiles } from '../../src/knowledge/parse.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';

/** A small knowledge base about an invented law, without fault and without warning on 2026-06-15. */
export const sampleFiles: Record<string, string> = {
  'about.yml': `name: { en: Tea rules }
languages: [en, zh]
disclaimer: { en: Not legal advice. }
`,
  'vocabulary.yml': `destinations:
  eu: { name: { en: European Union }, words: { en: [EU] } }
  de: { name: { en: Germany }, words: { en: [Germany] }, within: [eu] }
`,
  'sources/all.yml': `- id: order-1-text
  title: Order on tea
  original: 茶叶令
  instrument: cn-order-1
  publisher: Ministry of Tea
  kind: official
  language: zh
  published: "2025-01-02"
  url: https://example.org/order-1
  access: read

- id: tea-news
  title: Tea gets scarce
  publisher: Tea News
  kind: news
  language: en
  published: null
  url: null
  access: no_address
`,
  'topics/leaves.yml': `- id: tea
  kind: material
  name: { en: tea, zh: 茶 }
  aliases: { en: [tea leaves] }
  examples:
    en: [Is tea controlled?, May I export tea?, tea rules, tea export, sell tea abroad]

- id: green-tea
  kind: material
  name: { en: green tea }
  broader: [tea]
  examples:
    en: [Is green tea controlled?, green tea export, sencha rules, matcha abroad, unfermented tea]
`,
  'instruments/cn/cn-order-1.yml': `id: cn-order-1
jurisdiction: cn
regime: trade
number: { en: Ministry of Tea Order No. 1 of 2025 }
title: { en: Order on tea }
aliases: { en: [tea order] }
issuers: [mot]
issued: "2025-01-02"
checked: "2026-06-01"
every: 30
history:
  - from: "2025-02-01"
    status: in_force
    note: { en: Order 1 took effect. }
    citations: [{ source: order-1-text, pinpoint: "art. 9" }]
  - from: "2025-01-02"
    status: announced
    note: { en: Order 1 was published. }
    citations: [{ source: order-1-text, pinpoint: "title" }]
provisions:
  - id: licence
    pinpoint: art. 1
    effect: licence_required
    applies: [tea]
    conditions: { destinations: [eu] }
    text: { en: Tea needs a licence before it leaves the country. }
    confidence: high
    citations: [{ source: order-1-text, pinpoint: "art. 1" }]
`,
  'guides/who-asks.yml': `id: who-asks
question: { en: Who applies for the tea licence? }
about: [tea]
checked: "2026-06-01"
statements:
  - provision: cn-order-1/licence
  - text: { en: The press says that traders apply. }
    citations: [{ source: tea-news, pinpoint: "par. 2" }]
examples:
  en: [Who applies?, who asks for the licence, applicant, who files the form, who must apply]
`,
};

export type Edit = [path: string, old: string, replacement: string];

/** The sample with some texts replaced. Each edit must hit, so that a test cannot go blind. */
export function edited(...edits: Edit[]): Record<string, string> {
  const files = { ...sampleFiles };
  for (const [path, old, replacement] of edits) {
    const text = files[path];
    if (!text?.includes(old)) throw new Error(`${path} does not hold ${JSON.stringify(old)}`);
    files[path] = text.replace(old, () => replacement);
  }
  return files;
}

/** An empty folder that is removed after the test. */
export function buildFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rareearth-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files into a new folder named knowledge and gives its path. */
export function writeKnowledge(files: Record<string, string | Uint8Array> = sampleFiles): string {
  const folder = join(buildFolder(), 'knowledge');
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) writeInto(folder, path, content);
  return folder;
}

export function writeInto(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** All problems of a folder with these files, formatted. */
export async function problemsOf(
  files: Record<string, string | Uint8Array>,
  options: LoadOptions = {},
): Promise<string[]> {
  const result = await loadKnowledge(writeKnowledge(files), { today: '2026-06-15', cache: false, ...options });
  return (result.ok ? result.warnings : result.problems).map(formatProblem);
}

/** What one check reports on the sample after the edits, each as "text at the place: message". */
export async function reportsOf(
  check: Check,
  edits: Edit[],
  more: Partial<Pick<KnowledgeFiles, 'today' | 'originals'>> & { find?: Find; files?: Record<string, string> } = {},
): Promise<string[]> {
  const texts = { ...edited(...edits), ...more.files };
  const { files, findings } = await readFiles(readFolder(writeKnowledge(texts)));
  if (findings.length > 0) throw new Error(findings.map(formatProblem).join('\n'));
  const { find, today, originals = [] } = more;
  return runCheck(check, { ...files, find, today, originals }).map(({ file, line, column, message }) => {
    const text = texts[file.replace(/^knowledge\//, '')]?.split('\n')[line - 1]?.slice(column - 1) ?? '';
    return `${text.trim()} | ${message}`;
  });
}
