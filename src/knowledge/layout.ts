import { didYouMean } from './nearest.ts';

/** What a file of the folder holds. */
export type FileKind = 'about' | 'vocabulary' | 'sources' | 'instrument' | 'topics' | 'guide';

export type Place = { kind: FileKind; template: boolean } | { kind: null; tip: string };

const single: Record<string, FileKind> = { 'about.yml': 'about', 'vocabulary.yml': 'vocabulary' };
const folders: Record<string, FileKind> = {
  sources: 'sources',
  instruments: 'instrument',
  topics: 'topics',
  guides: 'guide',
};

/** Checked for its shape and shown to curators, never loaded. */
export const templateName = 'TEMPLATE.yml';

/** Folder at the top that holds generated files and is not read. */
export const schemaFolder = 'schema';

/** What the file at this path (relative, with slashes) is, or where it belongs instead. */
export function placeOf(path: string): Place {
  const [top = '', ...rest] = path.split('/');
  const name = rest.at(-1) ?? top;
  if (/\.yaml$/i.test(name)) return { kind: null, tip: `Rename it to ${name.replace(/\.yaml$/i, '.yml')}.` };
  if (!name.endsWith('.yml')) return { kind: null, tip: 'Only .yml files belong in a knowledge folder.' };

  if (rest.length === 0) {
    const kind = Object.hasOwn(single, name) ? single[name] : undefined;
    return kind ? { kind, template: false } : { kind: null, tip: misplaced(name, Object.keys(single)) };
  }
  const kind = Object.hasOwn(folders, top) ? folders[top] : undefined;
  if (kind) return { kind, template: name === templateName };
  return { kind: null, tip: misplaced(top, Object.keys(folders)) };
}

function misplaced(name: string, candidates: string[]): string {
  const { tip } = didYouMean(name, candidates);
  return (
    tip ?? 'Acts go to instruments/<jurisdiction>/, documents to sources/, things to topics/, questions to guides/.'
  );
}

/** The id a file with one entry must have: its name without the extension. */
export function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.yml$/, '');
}
