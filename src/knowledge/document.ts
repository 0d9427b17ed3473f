import { Composer, type CST, type Document, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, Parser } from 'yaml';
import { inspectNodes } from './nodes.ts';
import type { Problem } from './problem.ts';
import { syntaxMessage } from './syntax.ts';

/** Where something stands in a file; both from 1. */
export interface Position {
  line: number;
  column: number;
}

export type Path = readonly PropertyKey[];

/** A file as plain data, with the place of each part of it. */
export interface YamlFile {
  /** With the name of the knowledge folder in front. */
  file: string;
  data: unknown;
  /** Where the value (or key) at the path stands; for a path that does not exist, the nearest part above it. */
  at: (path: Path, part?: 'key' | 'value') => Position;
}

export type Parsed = { ok: true; yaml: YamlFile } | { ok: false; problems: Problem[] };

/** Far more than a knowledge file needs, far less than what exhausts the stack. */
const deepest = 64;
const mostProblems = 20;

/** Parses one file. Everything YAML can do beyond plain keys, lists and values is refused. */
export function parseYaml(file: string, bytes: Uint8Array): Parsed {
  const problems: Problem[] = [];
  const lines = new LineCounter();
  const add = (offset: number, message: string, tip?: string) => {
    if (problems.length >= mostProblems) return;
    problems.push({ file, ...position(lines, offset), level: 'error', message, ...(tip !== undefined && { tip }) });
  };

  const document = compose(decode(bytes, add), lines, add);
  if (document && problems.length === 0) inspectNodes(document, add);
  if (!document || problems.length > 0) return { ok: false, problems };

  const at: YamlFile['at'] = (path, part = 'value') => position(lines, offsetOf(document, path, part));
  return { ok: true, yaml: { file, data: document.toJS({ maxAliasCount: 0 }), at } };
}

type Add = (offset: number, message: string, tip?: string) => void;

function decode(bytes: Uint8Array, add: Add): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    add(0, 'is not UTF-8 text', 'Save the file with the encoding UTF-8.');
    return '';
  }
}

function compose(text: string, lines: LineCounter, add: Add): Document.Parsed | null {
  // Duplicate keys are found in `inspectNodes`: here the work would grow with the square of their number.
  const composer = new Composer({
    version: '1.2',
    uniqueKeys: false,
    stringKeys: true,
    merge: false,
    logLevel: 'error',
  });
  let document: Document.Parsed | null = null;
  try {
    for (const next of composer.compose(tokensOf(text, lines), true, text.length)) {
      if (document) {
        add(
          next.range[0],
          'holds a second document',
          'Remove the line "---", or put the second part in a file of its own.',
        );
        break;
      }
      document = next;
      for (const error of [...next.errors, ...next.warnings]) add(error.pos[0], ...syntaxMessage(error));
    }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    add(error.offset, `is nested more than ${deepest} levels deep`);
  }
  return document;
}

class TooDeep extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super('too deep');
    this.offset = offset;
  }
}

/**
 * The tokens of a text, as long as it is not nested too deeply. The parser keeps its own stack, but the composer calls
 * itself for each level: a few kilobytes of "- - - -" end the whole process there (yaml 2.9, Node 20).
 */
function* tokensOf(text: string, lines: LineCounter): Generator<CST.Token, void> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > deepest) throw new TooDeep(parser.offset);
  }
  yield* parser.end();
}

function position(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function offsetOf(document: Document.Parsed, path: Path, part: 'key' | 'value'): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    let next: Node | null = null;
    if (isMap<Node, Node | null>(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      next = pair.value;
      if (part === 'key' && index === path.length - 1) next = pair.key;
      offset = (next ?? pair.key).range?.[0] ?? offset;
    } else if (isSeq<Node>(node) && typeof step === 'number') {
      next = node.items[step] ?? null;
      if (!next) break;
      offset = next.range?.[0] ?? offset;
    } else break;
    node = next;
  }
  return offset;
}
