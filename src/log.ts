import { type LogLevel, logLevels } from './config.ts';

type Details = Record<string, string | number | boolean | undefined>;

export interface Logger extends Record<LogLevel, (message: string, details?: Details) => void> {
  level: LogLevel;
}

/** Writes one JSON object a line to standard error: time, level, message, details. */
export function openLog(
  level: LogLevel,
  output: NodeJS.WritableStream = process.stderr,
  now = () => new Date(),
): Logger {
  const write =
    (at: LogLevel) =>
    (message: string, details: Details = {}) => {
      if (logLevels.indexOf(at) < logLevels.indexOf(level)) return;
      output.write(`${JSON.stringify({ time: now().toISOString(), level: at, message, ...details })}\n`);
    };
  return { level, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
