import { type Document, isAlias, isMap, isNode, isScalar, visit } from 'yaml';
import { quote } from './problem.ts';

const reserved = new Set(['__proto__', 'constructor', 'prototype']);

// Control characters, and those that make a text read differently from how it is written.
const hidden = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/u;

/** Reports what is legal YAML but has no place in a knowledge file. */
export function inspectNodes(
  document: Document.Parsed,
  add: (offset: number, message: string, tip?: string) => void,
): void {
  if (document.directives.yaml.explicit) add(0, 'begins with a %YAML line', 'Remove it.');
  if (Object.keys(document.directives.tags).length > 1) add(0, 'begins with a %TAG line', 'Remove it.');

  visit(document, (_key, node) => {
    if (isMap(node)) inspectKeys(node.items, add);
    if (!isNode(node)) return;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node)) return add(offset, `*${node.source} repeats another part of the file`, 'Write the value out.');
    if ('anchor' in node && node.anchor) add(offset, `&${node.anchor} names a part of the file`, 'Remove the name.');
    if (node.tag) add(offset, `has the tag ${quote(node.tag)}`, 'A text that begins with "!" has to be in quotes.');
    if (isScalar(node) && typeof node.value === 'string' && hidden.test(node.value)) {
      add(offset, 'holds an invisible control character', 'Type the text again instead of pasting it.');
    }
  });
}

function inspectKeys(items: readonly { key: unknown }[], add: (offset: number, message: string, tip?: string) => void) {
  const seen = new Set<string>();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    const offset = key.range?.[0] ?? 0;
    if (reserved.has(name)) add(offset, `key ${quote(name)} is not allowed`);
    if (name === '<<') add(offset, 'key "<<" is not allowed', 'Write the keys out.');
    if (seen.has(name)) add(offset, `key ${quote(name)} is given twice`, 'Remove one of them.');
    seen.add(name);
  }
}
