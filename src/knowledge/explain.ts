import type { z } from 'zod';
import { isDay } from '../core/day.ts';
import type { Path } from './document.ts';
import { didYouMean } from './nearest.ts';
import { quote } from './problem.ts';
import { keysAt } from './shape.ts';

type Issue = z.core.$ZodIssue;

/** A fault in the shape of a file, in words for a curator. */
export interface Fault {
  path: Path;
  part: 'key' | 'value';
  message: string;
  tip?: string;
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of keys',
  record: 'a group of keys',
  array: 'a list',
  tuple: 'a list',
  null: 'nothing',
};

/** Rewords an issue of the schema check. One issue can hold several faults: unknown keys come together. */
export function explain(issue: Issue, data: unknown, schema: z.core.$ZodType, above: Path = []): Fault[] {
  const path = [...above, ...issue.path];
  const value = valueAt(data, path);
  const name = nameOf(path);
  const fault = (message: string, tip?: string): Fault[] => [
    { path, part: 'value', message, ...(tip !== undefined && { tip }) },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, value, schema));
    case 'invalid_type':
      return typeFault(issue, path, value);
    case 'invalid_union':
      return likeliest(issue.errors).flatMap((inner) => explain(inner, data, schema, path));
    case 'invalid_value':
      return absent(path, value) ?? [{ path, part: 'value', ...wrongValue(issue, name, value) }];
    case 'invalid_key':
      return [
        { path, part: 'key', message: `key ${quote(path.at(-1))}: ${issue.issues[0]?.message ?? 'not allowed'}` },
      ];
    case 'too_small':
      return fault(issue.origin === 'number' ? `${name} must be at least ${issue.minimum}` : `${name} is empty`);
    case 'too_big':
      if (issue.origin === 'number') return fault(`${name} must be at most ${issue.maximum}`);
      return fault(`${name} is longer than ${issue.maximum} characters${lengthOf(value)}`);
    case 'invalid_format':
      return fault(...wrongFormat(issue, name, value));
    default:
      return fault(`${name}: ${issue.message}`);
  }
}

function typeFault(issue: z.core.$ZodIssueInvalidType, path: Path, value: unknown): Fault[] {
  const expected = kinds[issue.expected] ?? issue.expected;
  const message = `${nameOf(path)} must be ${expected}, not ${kindOf(value)}`;
  return absent(path, value) ?? [{ path, part: 'value', message, ...typeTip(issue, value) }];
}

function typeTip({ expected }: z.core.$ZodIssueInvalidType, value: unknown): { tip?: string } {
  const scalar = typeof value !== 'object';
  if (expected === 'string' && scalar) return { tip: `Put it in quotes: "${String(value)}".` };
  if (expected === 'object' && typeof value === 'string') return { tip: 'Say in which language: "en: ...".' };
  if ((expected === 'array' || expected === 'tuple') && scalar) return { tip: 'Begin each entry with "- ".' };
  return {};
}

/** What to say of a key that is not there or has nothing behind it; null for one that has. */
function absent(path: Path, value: unknown): Fault[] | null {
  if (value === null) {
    return [{ path, part: 'value', message: `${nameOf(path)} has no value`, tip: 'Fill it in, or remove the line.' }];
  }
  if (value !== undefined) return null;
  const last = path.at(-1);
  const above = path.slice(0, -1);
  const message = typeof last === 'number' ? `${nameOf(above)} is empty` : `${quote(last)} is missing`;
  return [{ path: above, part: 'value', message }];
}

function unknownKey(key: string, path: Path, value: unknown, schema: z.core.$ZodType): Fault {
  const allowed = keysAt(schema, path);
  const free = allowed.filter((other) => !(typeof value === 'object' && value !== null && Object.hasOwn(value, other)));
  const tip = didYouMean(key, free).tip ?? `Known here: ${free.join(', ')}.`;
  return { path: [...path, key], part: 'key', message: `unknown key ${quote(key)}`, tip };
}

function wrongValue(
  issue: z.core.$ZodIssueInvalidValue,
  name: string,
  value: unknown,
): { message: string; tip?: string } {
  const values = issue.values.map(String);
  return {
    message: `${name} ${quote(value)} is not one of ${values.join(', ')}`,
    ...didYouMean(String(value), values),
  };
}

function wrongFormat(issue: z.core.$ZodIssueInvalidStringFormat, name: string, value: unknown): [string, string?] {
  const shown = `${name} ${quote(value)}`;
  if (issue.format === 'date') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(String(value)) && !isDay(String(value)))
      return [`${shown} is a day that does not exist`];
    return [`${shown} is not a day`, 'Write it as YYYY-MM-DD, like "2025-10-09".'];
  }
  if (issue.format === 'url') return [`${shown} is not a web address`, 'It begins with https:// or http://.'];
  const own = issue.message.startsWith('Invalid') ? `does not look like ${String(issue.pattern)}` : issue.message;
  return [`${shown}: ${own}`];
}

/** Of several forms an entry may have, the one it comes nearest to: the one with the fewest faults. */
function likeliest(forms: Issue[][]): Issue[] {
  const weigh = (issues: Issue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  return forms.reduce((best, form) => (weigh(form) < weigh(best) ? form : best), forms[0] ?? []);
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last !== 'number') return quote(last);
  return path.length === 1 ? `entry ${last + 1}` : `entry ${last + 1} of ${quote(path.at(-2))}`;
}

function kindOf(value: unknown): string {
  return kinds[Array.isArray(value) ? 'array' : typeof value] ?? typeof value;
}

function lengthOf(value: unknown): string {
  return typeof value === 'string' ? `: it has ${value.length}` : '';
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}
