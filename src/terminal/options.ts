import { parseArgs } from 'node:util';
import { isDay } from '../core/day.ts';
import { type Language, languages } from '../core/language.ts';
import { UsageError } from './status.ts';

const options = {
  on: { type: 'string' },
  json: { type: 'boolean' },
  stdin: { type: 'boolean' },
  explain: { type: 'boolean' },
  lang: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  knowledge: { type: 'string' },
  originals: { type: 'string' },
  links: { type: 'boolean' },
  csv: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The options and words of a command line. */
export function parseOptions(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export function dayOption(value: string | undefined, option: string): string | undefined {
  if (value === undefined || isDay(value)) return value;
  throw new UsageError(`${option} needs a day that exists, as YYYY-MM-DD; ${value} is none`);
}

export function languageOption(value: string | undefined): Language | undefined {
  const language = languages.find((known) => known === value);
  if (value !== undefined && !language) throw new UsageError(`--lang is one of ${languages.join(', ')}`);
  return language;
}
