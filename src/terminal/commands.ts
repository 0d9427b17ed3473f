import type { Command } from '../core/command.ts';

/** What a command line needs to run the command of a name: asking, which is done most, starts without what the others need. */
export async function commandsFor(name: string): Promise<readonly Command[]> {
  if (name === 'ask') return [(await import('../../commands/ask.ts')).ask];
  return (await import('../../commands/index.ts')).commands;
}
