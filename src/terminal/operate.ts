import { existsSync } from 'node:fs';
import { localToday } from '../clock.ts';
import { UsageError } from './status.ts';

/** A command for those who run the bot. */
export interface Operation {
  /** "subscriptions add|list|remove" */
  usage: string;
  summary: string;
  /** Gives the exit status. */
  run: (words: string[]) => Promise<number>;
}

/** What is done with a deployment from the terminal, by first word. Each reads `.env`, as the bot does. */
export const operations: Record<string, Operation> = {
  serve: {
    usage: 'serve [--only bot|announcer]',
    summary: 'Start the bot, as npm start does; or one half of it.',
    async run(words) {
      const { start } = await import('../start.ts');
      return start(words);
    },
  },
  config: {
    usage: 'config [--json]',
    summary: 'Say which settings are set, and what is wrong with them; never a value.',
    async run(words) {
      const { runConfig } = await import('./config.ts');
      return runConfig(process.env, { json: onlyJson('config', words) });
    },
  },
  doctor: {
    usage: 'doctor [--json]',
    summary: 'Look at everything a deployment needs, and say how to mend what is wrong.',
    async run(words) {
      const { runDoctor } = await import('./doctor.ts');
      return runDoctor(process.env, { today: localToday(), now: Date.now }, { json: onlyJson('doctor', words) });
    },
  },
  subscriptions: {
    usage: 'subscriptions add|list|remove',
    summary: 'Which channels are told of changes, and when.',
    async run(words) {
      const { runSubscriptions } = await import('./subscriptions.ts');
      return runSubscriptions(words, { url: (await storeSettings()).url, dir: await knowledgeDir() });
    },
  },
  announce: {
    usage: 'announce --dry-run|--now',
    summary: 'Announce what is due at once, or only write what would go where.',
    async run(words) {
      const { announceFromTerminal } = await import('./announce-options.ts');
      return announceFromTerminal(words);
    },
  },
  gaps: {
    usage: 'gaps [--json]',
    summary: 'The questions that got no good answer.',
    async run(words) {
      const { runGaps } = await import('./gaps.ts');
      return runGaps([], (await storeSettings()).url, onlyJson('gaps', words));
    },
  },
  store: {
    usage: 'store migrate|copy FROM TO|backup FILE|reseal',
    summary: 'Look after the database (DATABASE_URL).',
    async run(words) {
      const { runStore } = await import('./store.ts');
      return runStore(words, await storeSettings());
    },
  },
  data: {
    usage: 'data export|forget USER',
    summary: 'Give out, or delete, what is kept of a person.',
    async run(words) {
      const { runData } = await import('./store.ts');
      return runData(words, await storeSettings());
    },
  },
};

/** Runs the operation that a command line names; null when it names none. */
export async function operate([name = '', ...words]: string[]): Promise<number | null> {
  const operation = operations[name];
  if (!operation) return null;
  if (existsSync('.env')) process.loadEnvFile('.env');
  return operation.run(words);
}

async function storeSettings() {
  const { readStoreSettings } = await import('../config/read.ts');
  return readStoreSettings(process.env);
}

async function knowledgeDir(): Promise<string> {
  const { defaultKnowledgeDir } = await import('../config/knowledge-dir.ts');
  return process.env.KNOWLEDGE_DIR || defaultKnowledgeDir();
}

function onlyJson(name: string, words: string[]): boolean {
  const [word, ...others] = words;
  if (word === undefined) return false;
  if (word !== '--json' || others.length > 0) throw new UsageError(`${name} takes --json, and nothing else`);
  return true;
}
