import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A folder of the program: how much is in it, and what it imports. */
export interface Room {
  name: string;
  files: number;
  lines: number;
  /** Rooms it imports, and in how many statements; types count as well. */
  imports: Map<string, number>;
}

/** Files directly in src/ put the rooms together: the programs themselves, and the parts that several of them open. */
const programs = new Set(['main.ts', 'cli.ts', 'command-line.ts', 'quick.ts']);
const importing = /^(?:import|export)\b[^;]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/gms;

/** Reads the rooms and their imports from the source files themselves. */
export function readRooms(root: string): Room[] {
  const rooms = new Map<string, Room>();
  for (const file of [...filesIn(root, 'src'), ...filesIn(root, 'commands')]) {
    const name = roomOf(file);
    const room = rooms.get(name) ?? { name, files: 0, lines: 0, imports: new Map<string, number>() };
    rooms.set(name, room);
    const text = readFileSync(path.join(root, file), 'utf8');
    room.files += 1;
    room.lines += text.split('\n').length - 1;
    for (const [, named = '', lazy = ''] of text.matchAll(importing)) {
      const other = roomOf(path.posix.normalize(path.posix.join(path.posix.dirname(file), named || lazy)));
      if (other !== name) room.imports.set(other, (room.imports.get(other) ?? 0) + 1);
    }
  }
  // By name, so that neither the order of statements nor that of files on the disk changes the picture.
  for (const room of rooms.values()) room.imports = new Map([...room.imports].sort(([a], [b]) => (a < b ? -1 : 1)));
  return [...rooms.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** How many rooms lie between each room and the one that imports nothing, on the longest way. */
export function levelsOf(rooms: readonly Room[]): Map<string, number> {
  const levels = new Map<string, number>();
  const levelOf = (name: string, above: readonly string[]): number => {
    const known = levels.get(name);
    if (known !== undefined) return known;
    if (above.includes(name)) throw new Error(`rooms import each other in a circle: ${[...above, name].join(' -> ')}`);
    const imports = rooms.find((room) => room.name === name)?.imports.keys() ?? [];
    const level = 1 + Math.max(-1, ...[...imports].map((other) => levelOf(other, [...above, name])));
    levels.set(name, level);
    return level;
  };
  for (const { name } of rooms) levelOf(name, []);
  return levels;
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(root, file);
    return entry.name.endsWith('.ts') ? [file] : [];
  });
}

function roomOf(file: string): string {
  const [top = '', second = '', ...rest] = file.split('/');
  if (top === 'commands') return 'commands';
  if (rest.length > 0) return second;
  return programs.has(second) ? 'main, cli' : 'openers';
}
