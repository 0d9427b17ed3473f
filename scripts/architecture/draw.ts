import { levelsOf, type Room } from './rooms.ts';

const box = { width: 190, height: 64 };
const gap = { x: 34, y: 74 };
const margin = 28;
const style = `
  .room { fill: #f5f7fa; stroke: #1f3a5f; }
  .name { font: 600 16px system-ui, sans-serif; fill: #14263f; }
  .size { font: 12px system-ui, sans-serif; fill: #4a5a70; }
  .import { fill: none; stroke: #7b8ba3; stroke-opacity: .7; }
  @media (prefers-color-scheme: dark) {
    .room { fill: #14263f; stroke: #9db4d3; } .name { fill: #eef3fa; } .size { fill: #b7c5da; } .import { stroke: #9db4d3; }
  }`;

interface Placed extends Room {
  x: number;
  y: number;
}

/** The rooms as an SVG: each stands above all that it imports, and each line is an import, thicker where there are many. */
export function drawRooms(rooms: readonly Room[]): string {
  const levels = levelsOf(rooms);
  const top = Math.max(...levels.values());
  const rows = Array.from({ length: top + 1 }, (_, row) => rooms.filter(({ name }) => levels.get(name) === top - row));
  const widest = Math.max(...rows.map(({ length }) => length));
  const width = 2 * margin + widest * box.width + (widest - 1) * gap.x;
  const height = 2 * margin + rows.length * box.height + (rows.length - 1) * gap.y;

  const placed = rows.flatMap((row, index) => {
    const free = width - row.length * box.width - (row.length - 1) * gap.x;
    // Every other row is pushed aside a little, so that long lines do not run through the boxes between.
    const shift = row.length === widest ? 0 : (index % 2 === 0 ? -1 : 1) * Math.min(free / 4, box.width / 2);
    return row.map(
      (room, column): Placed => ({
        ...room,
        x: Math.round(free / 2 + shift + column * (box.width + gap.x)),
        y: margin + index * (box.height + gap.y),
      }),
    );
  });
  const at = new Map(placed.map((room) => [room.name, room]));
  const lines = placed.flatMap((room) =>
    [...room.imports].map(([name, count]) => lineOf(room, at.get(name) as Placed, count)),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    '<title id="title">The folders of the program; each imports only what stands below it</title>',
    `<style>${style}\n</style>`,
    ...lines,
    ...placed.map(boxOf),
    '</svg>\n',
  ].join('\n');
}

function boxOf({ name, files, lines, x, y }: Placed): string {
  const middle = x + box.width / 2;
  return [
    `<rect class="room" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="8"/>`,
    `<text class="name" x="${middle}" y="${y + 28}" text-anchor="middle">${name}</text>`,
    `<text class="size" x="${middle}" y="${y + 48}" text-anchor="middle">${sizeOf(files, lines)}</text>`,
  ].join('');
}

/** Rounded, so that a small edit does not change the picture. */
function sizeOf(files: number, lines: number): string {
  return `about ${Math.max(5, Math.round(files / 5) * 5)} files, ${Math.max(0.1, Math.round(lines / 100) / 10)} k lines`;
}

function lineOf(from: Placed, to: Placed, count: number): string {
  const x1 = from.x + box.width / 2;
  const y1 = from.y + box.height;
  const x2 = to.x + box.width / 2;
  const y2 = to.y;
  const bend = (y2 - y1) / 2;
  const width = Math.min(5, 0.8 + Math.log2(count) / 1.6).toFixed(1);
  return `<path class="import" stroke-width="${width}" d="M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}"/>`;
}
