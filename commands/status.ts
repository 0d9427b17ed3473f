import { defineCommand } from '../src/core/command.ts';
import type { Reading } from '../src/core/reading.ts';
import { ask } from './ask.ts';

export const status = defineCommand({
  name: 'status',
  usage: 'status <topic>',
  summary: 'Say whether a thing is controlled, whatever else the words ask.',

  run(input, context) {
    const { read, readAll } = context;
    return ask.run(input, {
      ...context,
      read: (...asked) => asStatus(read(...asked)),
      ...(readAll && {
        readAll: (...asked) => readAll(...asked).map((part) => ({ ...part, reading: asStatus(part.reading) })),
      }),
    });
  },
});

function asStatus(reading: Reading): Reading {
  return { ...reading, cues: { ...reading.cues, intent: 'status' } };
}
