import { Writable } from 'node:stream';
import { buildScrubber } from './scrub.ts';

/** Fields that hold what people wrote: only `debug` shows them. */
const words = new Set(['question', 'questions', 'text', 'input', 'query', 'body', 'payload', 'blocks', 'note', 'view']);
/** Fields that hold what opens something, whatever it looks like. */
const keys = new Set([
  'token',
  'access_token',
  'refresh_token',
  'bot_token',
  'app_token',
  'signing_secret',
  'client_secret',
  'password',
  'authorization',
  'cookie',
  'set-cookie',
  'response_url',
  'response_urls',
  'trigger_id',
  'x-slack-signature',
]);

/**
 * A stream that lets lines of JSON through to another, without secrets, and above `debug` without what people wrote. It
 * stands behind the logger, so that nothing gets around it: not depth, not an error's cause, not a message.
 *
 * @param secrets values that are secret whatever they look like
 */
export function buildLogFilter(output: NodeJS.WritableStream, secrets: readonly string[]): Writable {
  const clean = buildScrubber(secrets);
  return new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      output.write(`${filterLine(line, clean)}\n`);
      done();
    },
  });
}

function filterLine(line: string, clean: (text: string) => string): string {
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(line);
  } catch {
    return clean(line.trimEnd());
  }
  return JSON.stringify(filter(parsed, clean, parsed.level !== 'debug'));
}

function filter(value: unknown, clean: (text: string) => string, hideWords: boolean): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((one) => filter(one, clean, hideWords));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = key.toLowerCase();
      const hidden = inner !== null && (keys.has(name) || (hideWords && words.has(name)));
      return [clean(key), hidden ? '[removed]' : filter(inner, clean, hideWords)];
    }),
  );
}
