import { defineCommand } from '../src/core/command.ts';
import { ask } from './ask.ts';

export const status = defineCommand({
  name: 'status',
  usage: 'status <topic>',
  summary: 'Say whether a thing is controlled, whatever else the words ask.',

  run(input, context) {
    return ask.run(input, {
      ...context,
      read(question, today) {
        const reading = context.read(question, today);
        return { ...reading, cues: { ...reading.cues, intent: 'status' } };
      },
    });
  },
});
