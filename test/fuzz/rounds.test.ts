import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileJournal, memoryJournal, summariseJournal } from '../../scripts/fuzz/journal.ts';
import { type Part, planRounds, type Round, runRounds, takeShard } from '../../scripts/fuzz/rounds.ts';

const run = { count: 50, seed: 1, size: 10 };

describe('a long run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rareearth-fuzz-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const rounds = planRounds(['questions', 'payloads'], run);

  /** Runs, and gives the rounds that were tried; each has a fault, and one may be cut off. */
  async function runAll(some: readonly Round[], journal = memoryJournal(), cutOff?: number) {
    const tried: string[] = [];
    const part =
      (name: string): Part =>
      async ({ seed, count }) => {
        tried.push(`${name} ${seed}`);
        return { what: name, tried: seed === cutOff ? 1 : count, broken: 1, shares: new Map() };
      };
    const parts = { questions: part('questions'), payloads: part('payloads') };
    await runRounds(some, {
      parts,
      journal,
      until: Number.POSITIVE_INFINITY,
      write: () => undefined,
      ended: () => undefined,
    });
    return tried;
  }

  it('is cut into rounds with seeds of their own, shared by its parts', () => {
    const counts = (part: string) => rounds.filter((round) => round.part === part).map(({ count }) => count);
    expect(counts('questions')).toEqual([10, 10, 5]);
    expect(counts('payloads')).toEqual([10, 10, 5]);
    expect(new Set(rounds.map(({ seed }) => seed))).toEqual(new Set([1, 11, 21]));
  });

  it('is done once by several processes together', async () => {
    const shards = ['1/4', '2/4', '3/4', '4/4'].map((shard) => takeShard(rounds, shard));
    expect(shards.flat().sort(byName)).toEqual([...rounds].sort(byName));
    expect(() => takeShard(rounds, '5/4')).toThrow('2/4');
  });

  it('goes on where it was ended, and does again what was cut off', async () => {
    const journal = fileJournal(path.join(folder, 'journal.jsonl'));
    expect(await runAll(rounds.slice(0, 3), journal, 11)).toEqual(['questions 1', 'payloads 1', 'questions 11']);
    expect(summariseJournal(journal.read(), rounds)).toBe(
      'in all: 10 of 25 questions, 1 with faults; 10 of 25 payloads, 1 with faults',
    );
    const left = ['questions 11', 'payloads 11', 'questions 21', 'payloads 21'];
    expect(await runAll(rounds, fileJournal(path.join(folder, 'journal.jsonl')))).toEqual(left);
    expect(await runAll(rounds, journal)).toEqual([]);
  });

  it('reads past a line that was left unfinished', () => {
    const file = path.join(folder, 'journal.jsonl');
    const journal = fileJournal(file);
    journal.note({ part: 'questions', seed: 1, count: 10, broken: 0 });
    appendFileSync(file, '{"part":"ques');
    expect(journal.read()).toHaveLength(1);
  });
});

function byName(one: Round, other: Round): number {
  return `${one.part} ${one.seed}`.localeCompare(`${other.part} ${other.seed}`);
}
