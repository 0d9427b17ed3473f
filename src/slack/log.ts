import { type Logger, LogLevel } from '@slack/web-api';
import { scrub } from '../log/scrub.ts';

export type LogDetails = Record<string, string | number | boolean | undefined>;

/** Where the Slack side reports to. No question text is passed above `debug`. */
export interface Log {
  debug: (message: string, details?: LogDetails) => void;
  info: (message: string, details?: LogDetails) => void;
  warn: (message: string, details?: LogDetails) => void;
  error: (message: string, details?: LogDetails) => void;
}

export type LogLevelName = 'debug' | 'info' | 'warn' | 'error';

/** An error may quote what it stumbled over, however long that is. */
const longest = 4_000;

/** What went wrong, for the log: stack and cause, without secrets and without the words of the asker. */
export function describeError(error: unknown, question = ''): string {
  let text = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  if (error instanceof Error && error.cause !== undefined) text += `\ncaused by ${describeError(error.cause)}`;
  // Very short questions would blot out half the stack.
  if (question.length > 3) text = text.replaceAll(question, '[question]');
  return scrub(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

/** Bolt's logger on top of ours. Bolt's `info` is chatter about its own life, so it counts as debug here. */
export function boltLogger(log: Log, level: LogLevelName): Logger {
  const join = (parts: unknown[]) =>
    scrub(parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' '));
  const chatty = level === 'debug';
  return {
    debug: (...parts) => chatty && log.debug(join(parts)),
    info: (...parts) => chatty && log.debug(join(parts)),
    warn: (...parts) => log.warn(join(parts)),
    error: (...parts) => log.error(join(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel[chatty ? 'DEBUG' : 'WARN'],
    setName: () => undefined,
  };
}
