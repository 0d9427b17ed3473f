/** Words before `'s` where it stands for "is"; elsewhere it is a possessive. */
const beforeIs = new Set(['what', 'who', 'where', 'how', 'when', 'why', 'that', 'it', 'there', 'here', 'he', 'she']);

const endings = new Map([
  ['re', 'are'],
  ['ll', 'will'],
  ['ve', 'have'],
  ['d', 'would'],
  ['m', 'am'],
]);

const irregular = new Map([
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ["let's", ['let', 'us']],
]);

/** The same without the apostrophe, as people type it; words that are also other words (its, were, well, ill) are left alone. */
const unmarked = new Map([
  ['cant', ['can', 'not']],
  ['wont', ['will', 'not']],
  ['dont', ['do', 'not']],
  ['doesnt', ['does', 'not']],
  ['didnt', ['did', 'not']],
  ['isnt', ['is', 'not']],
  ['arent', ['are', 'not']],
  ['wasnt', ['was', 'not']],
  ['whats', ['what', 'is']],
  ['whos', ['who', 'is']],
  ['wheres', ['where', 'is']],
  ['hows', ['how', 'is']],
  ['thats', ['that', 'is']],
  ['im', ['i', 'am']],
  ['ive', ['i', 'have']],
  ['cannot', ['can', 'not']],
]);

/** The full words of a contraction: `what's` is what, is; a possessive loses its ending. Other words come back as they are. */
export function expandContraction(word: string): readonly string[] {
  const at = word.lastIndexOf("'");
  if (at < 0) return unmarked.get(word) ?? [word];

  const known = irregular.get(word);
  if (known) return known;
  const before = word.slice(0, at);
  const after = word.slice(at + 1);
  if (after === 's') return beforeIs.has(before) ? [before, 'is'] : [before];
  if (after === 't' && before.endsWith('n')) return [before.slice(0, -1), 'not'];
  const ending = endings.get(after);
  return ending ? [before, ending] : [before, after];
}
