import { styleText } from 'node:util';

/** How wide to write, and whether colour is wanted. */
export interface Page {
  width: number;
  colour: boolean;
}

const widestLine = 110;
const fileWidth = 100;

/** The page of a terminal; a file or pipe gets plain text. `NO_COLOR` is honoured. */
export function terminalPage({ isTTY, columns }: { isTTY?: boolean; columns?: number }): Page {
  return { width: Math.min(columns ?? fileWidth, widestLine), colour: isTTY === true && !process.env.NO_COLOR };
}

export type Style = Parameters<typeof styleText>[0];

export function styled({ colour }: Page, style: Style, text: string): string {
  return colour ? styleText(style, text, { validateStream: false }) : text;
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Columns a text takes in a terminal: ideographs, kana and hangul take two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += wide.test(character) ? 2 : 1;
  return columns;
}

/** Breaks a text into lines: at spaces, and between characters of scripts that use none. Long words stay whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (line && columnsOf(line) + columnsOf(piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line ? piece : piece.trimStart();
  }
  if (line.trim() || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Wraps with a first-line prefix and spaces of the same width under it. */
export function hang({ width }: Page, prefix: string, text: string): string[] {
  const indent = columnsOf(prefix);
  return wrap(text, Math.max(width - indent, 20)).map(
    (line, index) => (index === 0 ? prefix : ' '.repeat(indent)) + line,
  );
}

// Closing punctuation never starts a line.
const piece = /\S*?[\u2e80-\ua4cf\uac00-\ud7a3\uff00-\uffef][、。，．：；！？）」』】》,.;:!?)]*|\S+\s*|\s+/gu;

function pieces(text: string): string[] {
  return text.match(piece) ?? [];
}
