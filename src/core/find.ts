import type { CommandContext } from './command.ts';
import type { EntryRef } from './reading.ts';

/** What an id or a number names: an id as it stands, else what a question about it would find. */
export function findEntry(input: string, { base, read, today }: CommandContext): EntryRef | null {
  const id = input.trim().toLowerCase();
  if (base.instruments.has(id)) return { kind: 'instrument', id };
  if (base.provisions.has(id)) return { kind: 'provision', id };
  if (base.topics.has(id)) return { kind: 'topic', id };
  if (base.guides.has(id)) return { kind: 'guide', id };
  const reading = read(input, today);
  return reading.outcome === 'answer' ? reading.entry : null;
}
