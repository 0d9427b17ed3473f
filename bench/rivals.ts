import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareAll, full, quick } from './comparison.ts';
import { serveMeasurements } from './measuring.ts';
import { plotCost } from './plot.ts';
import { writeReport } from './report.ts';

const usage = `usage: node dist/bench/rivals.js [--quick] [--sets FOLDER]

Measures our engine beside other libraries and writes bench/RESULTS.md and bench/cost.svg.

  --quick         small sizes and few questions, under two minutes; prints the report and writes nothing
  --sets FOLDER   also on public question sets: <set>.kb.jsonl.gz and <set>.valid.jsonl.gz`;

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean' },
      sets: { type: 'string' },
      measure: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(`${usage}\n`);
  if (values.measure) return serveMeasurements();

  const isQuick = values.quick ?? false;
  const results = await compareAll(isQuick ? quick : full, values.sets);
  const report = writeReport(results);
  if (isQuick) return void process.stdout.write(report);
  writeFileSync('bench/RESULTS.md', report);
  writeFileSync('bench/cost.svg', plotCost(results.scale));
}

await main(process.argv.slice(2));
