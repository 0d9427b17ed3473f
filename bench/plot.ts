import { figuresOf } from './figures.ts';
import type { Comparison } from './results.ts';
import { ours } from './rivals/engines.ts';

interface Line {
  engine: string;
  points: { entries: number; microseconds: number }[];
}

/** From a value to its place. */
type Axis = (value: number) => number;

const width = 760;
const height = 460;
const frame = { left: 74, right: 590, top: 56, bottom: 404 };
const labelGap = 15;

/** Cost of a question against the number of entries, both logarithmic, as SVG that follows the reader's light or dark page. */
export function plotCost(scale: readonly Comparison[]): string {
  const lines = linesOf(scale);
  const all = lines.flatMap(({ points }) => points.map(({ microseconds }) => microseconds));
  const sizes = scale.map(({ entries }) => entries);
  const across = logarithmic(Math.min(...sizes), Math.max(...sizes), frame.left, frame.right);
  const [least, most] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))];
  const up = logarithmic(10 ** least, 10 ** most, frame.bottom, frame.top);
  // Too slow for the greatest sizes: dashed, so that its name can be told from those at the ends of the other lines.
  const isShort = ({ points }: Line) => points.length < sizes.length;
  const powers = Array.from({ length: most - least + 1 }, (_, step) => 10 ** (least + step));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    '<title id="title">Median time of a question against the number of entries, rareearth and other libraries</title>',
    style,
    `<text class="heading" x="16" y="26">Time of a question, by number of entries</text>`,
    `<text x="16" y="44">median; three phrasings an entry, half of the questions misspelt; less is better</text>`,
    ...powers.map((value) => rule(up(value), spell(value))),
    ...sizes.map((size) => `<text class="middle" x="${across(size)}" y="${frame.bottom + 20}">${count(size)}</text>`),
    `<text class="middle" x="${(frame.left + frame.right) / 2}" y="${frame.bottom + 42}">entries</text>`,
    ...lines.map((line) => path(line, across, up, isShort(line))),
    ...labels(lines, across, up, isShort),
    '</svg>',
    '',
  ].join('\n');
}

const style = `<style>
  svg { color: #57606a; --ours: #b3261e; --grid: #d8dee4; --line: #8c959f; --strong: #1f2328; }
  @media (prefers-color-scheme: dark) {
    svg { color: #9198a1; --ours: #ff8a80; --grid: #30363d; --line: #6e7681; --strong: #f0f6fc; }
  }
  text { font: 12px system-ui, sans-serif; fill: currentColor; }
  .heading { font-size: 15px; font-weight: 600; fill: var(--strong); }
  .middle { text-anchor: middle; }
  .end { text-anchor: end; }
  .grid { stroke: var(--grid); }
  polyline { fill: none; stroke: var(--line); stroke-width: 1.5; stroke-linejoin: round; }
  circle { fill: var(--line); }
  .leader { stroke: var(--grid); }
  .ours polyline { stroke: var(--ours); stroke-width: 3; }
  .ours circle { fill: var(--ours); }
  text.ours { fill: var(--ours); font-weight: 600; }
</style>`;

function linesOf(scale: readonly Comparison[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { entries, measured } of scale) {
    for (const measurement of measured) {
      const line = lines.get(measurement.engine) ?? { engine: measurement.engine, points: [] };
      lines.set(measurement.engine, line);
      line.points.push({ entries, microseconds: figuresOf(measurement).p50 });
    }
  }
  // Ours last, so that it lies above the others.
  return [...lines.values()].sort((a, b) => Number(a.engine === ours) - Number(b.engine === ours));
}

function path({ engine, points }: Line, across: Axis, up: Axis, isShort: boolean): string {
  const places = points.map(({ entries, microseconds }) => [across(entries), up(microseconds)] as const);
  const dots = places.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${engine === ours ? 4 : 2.5}"/>`).join('');
  const dashes = isShort ? ' stroke-dasharray="5 4"' : '';
  return `<g${classOf(engine)}><polyline${dashes} points="${places.map(([x, y]) => `${x},${y}`).join(' ')}"/>${dots}</g>`;
}

/** Names at the right of the last points, moved apart where they would overlap. */
function labels(lines: readonly Line[], across: Axis, up: Axis, isShort: (line: Line) => boolean): string[] {
  const placed = lines
    .map((line) => {
      const { engine, points } = line;
      const last = points[points.length - 1] as Line['points'][number];
      const y = up(last.microseconds);
      return { engine, short: isShort(line), x: across(last.entries), y, at: y };
    })
    .sort((a, b) => a.y - b.y);
  let free = Number.NEGATIVE_INFINITY;
  for (const label of placed) {
    label.at = Math.max(label.y, free);
    free = label.at + labelGap;
  }
  // What was pushed below the frame pushes the others back up.
  let floor = frame.bottom;
  for (const label of placed.toReversed()) {
    label.at = Math.min(label.at, floor);
    floor = label.at - labelGap;
  }
  return placed.map(({ engine, short, x, y, at }) => {
    const left = frame.right + 18;
    const name = short ? `${engine} (dashed)` : engine;
    const leader = short ? '' : `<line class="leader" x1="${x + 6}" y1="${y}" x2="${left - 4}" y2="${at}"/>`;
    return `${leader}<text${classOf(engine)} x="${left}" y="${round(at + 4)}">${name}</text>`;
  });
}

function classOf(engine: string): string {
  return engine === ours ? ' class="ours"' : '';
}

function rule(y: number, label: string): string {
  return (
    `<line class="grid" x1="${frame.left}" x2="${frame.right}" y1="${y}" y2="${y}"/>` +
    `<text class="end" x="${frame.left - 8}" y="${y + 4}">${label}</text>`
  );
}

function logarithmic(from: number, to: number, start: number, end: number): Axis {
  const span = Math.log10(to) - Math.log10(from);
  return (value) => round(start + ((Math.log10(value) - Math.log10(from)) / span) * (end - start));
}

function spell(microseconds: number): string {
  if (microseconds < 1_000) return `${microseconds} µs`;
  return microseconds < 1_000_000 ? `${microseconds / 1_000} ms` : `${microseconds / 1_000_000} s`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
