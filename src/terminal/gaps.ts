import { groupGaps } from '../core/gap/groups.ts';
import { readGap } from '../office/gaps.ts';
import { openGaps } from '../store/gaps.ts';
import { openStore } from '../store/open.ts';
import { exitStatus, UsageError } from './status.ts';

const mostGaps = 1_000;

/** `rareearth gaps`: the questions without a good answer, of all workspaces, those alike together. */
export async function runGaps(args: readonly string[], url: string, json: boolean): Promise<number> {
  if (args.length > 0) throw new UsageError('write: rareearth gaps [--json]');
  const store = await openStore(url);
  try {
    const groups = groupGaps((await openGaps(store, mostGaps)).map(readGap));
    if (json) process.stdout.write(`${JSON.stringify(groups)}\n`);
    else if (groups.length === 0) process.stdout.write('no open questions\n');
    for (const { gaps, asked } of json ? [] : groups) {
      const [{ question, last, why, nearest }, ...others] = gaps;
      const facts = [`asked ${asked}x`, `last ${last}`, ...(why === 'rated' ? ['answered, but found unhelpful'] : [])];
      process.stdout.write(`${question}\n  ${facts.join(', ')}\n`);
      for (const other of others) process.stdout.write(`  also: ${other.question}\n`);
      if (nearest.length > 0) process.stdout.write(`  nearest: ${nearest.join(', ')}\n`);
    }
    return exitStatus.ok;
  } finally {
    await store.close();
  }
}
