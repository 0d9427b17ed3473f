/** A piece of Slack's mrkdwn, taken apart. */
export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'bold' | 'italic' | 'strike' | 'quote'; inner: Span[] }
  | { kind: 'code' | 'preformatted'; text: string }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'user' | 'broadcast' | 'emoji'; name: string }
  | { kind: 'channel'; id: string; label: string };

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** Takes mrkdwn apart. What is not markup stays as it was typed. */
export function parseMrkdwn(source: string): Span[] {
  return source
    .split(/(```[\s\S]+?```)/)
    .flatMap((part) =>
      part.startsWith('```') && part.length > 6
        ? [{ kind: 'preformatted' as const, text: plainText(part.slice(3, -3).replace(/^\n/, '')) }]
        : parseLines(part),
    );
}

/** Entities decoded, `<...>` reduced to what is read of it. */
function plainText(source: string): string {
  return decode(source.replace(/<(?:([^|>]+)\|)?([^>]+)>/g, (_all, _address, label: string) => label));
}

function parseLines(source: string): Span[] {
  const spans: Span[] = [];
  let quoted: string[] = [];
  const endQuote = () => {
    if (quoted.length > 0) spans.push({ kind: 'quote', inner: joinLines(quoted) });
    quoted = [];
  };
  const lines = source.split('\n');
  lines.forEach((line, index) => {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line)?.[1];
    if (quote !== undefined) {
      quoted.push(quote);
      return;
    }
    const afterQuote = quoted.length > 0;
    endQuote();
    if (index > 0 && !afterQuote) spans.push({ kind: 'break' });
    spans.push(...parseInline(line));
  });
  endQuote();
  return spans;
}

function joinLines(lines: string[]): Span[] {
  return lines.flatMap((line, index): Span[] => [
    ...(index > 0 ? [{ kind: 'break' as const }] : []),
    ...parseInline(line),
  ]);
}

function parseInline(line: string): Span[] {
  const spans: Span[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') spans.push({ kind: 'text', text: decode(plain) });
    plain = '';
  };
  for (let at = 0; at < line.length; ) {
    const found = markupAt(line, at);
    if (found === null) {
      plain += line.charAt(at);
      at += 1;
      continue;
    }
    flush();
    spans.push(found.span);
    at += found.length;
  }
  flush();
  return spans;
}

function markupAt(line: string, at: number): { span: Span; length: number } | null {
  const rest = line.slice(at);
  const angle = /^<([^<>]+)>/.exec(rest);
  if (angle) return { span: angled(angle[1] ?? ''), length: angle[0].length };
  const code = /^`([^`]+)`/.exec(rest);
  if (code) return { span: { kind: 'code', text: decode(code[1] ?? '') }, length: code[0].length };
  const emoji = /^:([a-z0-9_+-]+):/.exec(rest);
  if (emoji) return { span: { kind: 'emoji', name: emoji[1] ?? '' }, length: emoji[0].length };
  return marked(line, at);
}

/** `*bold*` and its like count at the edges of words only. */
function marked(line: string, at: number): { span: Span; length: number } | null {
  const mark = line.charAt(at);
  if (!(mark === '*' || mark === '_' || mark === '~')) return null;
  if (at > 0 && /[\p{L}\p{N}]/u.test(line.charAt(at - 1))) return null;
  for (let end = line.indexOf(mark, at + 1); end > 0; end = line.indexOf(mark, end + 1)) {
    const inner = line.slice(at + 1, end);
    const isClosed = inner !== '' && !/^\s|\s$/.test(inner) && !/[\p{L}\p{N}]/u.test(line.charAt(end + 1));
    if (isClosed) return { span: { kind: marks[mark], inner: parseInline(inner) }, length: end - at + 1 };
  }
  return null;
}

/** What stands between angle brackets: a mention, a channel, a call to all, or a link. */
function angled(content: string): Span {
  const [target = '', ...labels] = content.split('|');
  const label = decode(labels.join('|'));
  if (target.startsWith('@')) return { kind: 'user', name: target.slice(1) };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!')) return { kind: 'broadcast', name: target.slice(1).split('^')[0] ?? '' };
  const url = decode(target);
  return { kind: 'link', url, label: label || url };
}

function decode(source: string): string {
  return source.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
