import pino from 'pino';
import type { LogLevel } from '../config/log-level.ts';
import { buildLogFilter } from './filter.ts';

type Details = Record<string, unknown>;

export interface Logger extends Record<LogLevel, (message: string, details?: Details) => void> {
  level: LogLevel;
}

export interface LogOptions {
  output?: NodeJS.WritableStream;
  now?: () => Date;
  /** Values that are never written, whatever they look like. */
  secrets?: readonly string[];
}

/**
 * Writes one JSON object a line to standard error: level, time, message, details. Errors among the details come with
 * stack and causes. Whatever looks like a secret, and above `debug` what people asked, is taken out on the way.
 */
export function openLog(level: LogLevel, options: LogOptions = {}): Logger {
  const { output = process.stderr, now = () => new Date(), secrets = [] } = options;
  const serializeError = pino.stdSerializers.errWithCause;
  const lines = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: serializeError, err: serializeError, cause: serializeError },
    },
    buildLogFilter(output, secrets),
  );
  const write =
    (at: LogLevel) =>
    (message: string, details: Details = {}) =>
      lines[at](details, message);
  return { level, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
