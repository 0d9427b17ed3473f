/** Stands where something was taken out, so that what stood on both sides does not become one name. */
const gap = ' ; ';

/** A text that is understood piece by piece: each reader takes out what it knows. */
export interface Scrap {
  text: string;
}

/** Takes the first match out and gives it; null when there is none. */
export function take(scrap: Scrap, pattern: RegExp): RegExpExecArray | null {
  const match = pattern.exec(scrap.text);
  if (match) scrap.text = scrap.text.slice(0, match.index) + gap + scrap.text.slice(match.index + match[0].length);
  return match;
}

/** What is left, in pieces: between commas and the places where something was taken out. */
export function piecesOf({ text }: Scrap): string[] {
  return text
    .split(/[,;，、；·|\n]+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
