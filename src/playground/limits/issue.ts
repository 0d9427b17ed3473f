import { asText, isFields } from '../fields.ts';

/** Something Slack would refuse, and where it stands, as a JSON pointer. */
export interface Issue {
  at: string;
  message: string;
}

export function issue(at: string, message: string): Issue[] {
  return [{ at, message }];
}

interface TextRule {
  max: number;
  /** plain_text only, or mrkdwn as well. */
  plain?: boolean;
  min?: number;
}

/** A text object: its type, that it is not empty, and its length. */
export function checkText(at: string, text: unknown, { max, plain = false, min = 1 }: TextRule): Issue[] {
  if (!isFields(text)) return issue(at, 'missing required field: text object');
  if (text.type !== 'plain_text' && (plain || text.type !== 'mrkdwn'))
    return issue(`${at}/type`, plain ? 'must be plain_text' : 'must be plain_text or mrkdwn');
  if (text.type === 'plain_text' && text.verbatim !== undefined) return issue(at, 'verbatim is for mrkdwn only');
  if (text.type === 'mrkdwn' && text.emoji !== undefined) return issue(at, 'emoji is for plain_text only');
  return checkString(`${at}/text`, text.text, { max, min });
}

/** A text object that may be left out. */
export function checkOptionalText(at: string, text: unknown, rule: TextRule): Issue[] {
  return text === undefined || text === null ? [] : checkText(at, text, rule);
}

/** A string of so many UTF-16 units. */
export function checkString(at: string, value: unknown, { max, min = 1 }: { max: number; min?: number }): Issue[] {
  if (typeof value !== 'string') return issue(at, 'must be a string');
  if (value.length < min) return issue(at, `must be more than ${min - 1} characters`);
  if (value.length > max) return issue(at, `must be less than ${max + 1} characters`);
  return [];
}

export function checkOptionalString(at: string, value: unknown, max: number, min = 0): Issue[] {
  return value === undefined || value === null ? [] : checkString(at, value, { max, min });
}

/** A list of so many items, each of which is checked. */
export function checkList(
  at: string,
  value: unknown,
  { max, min = 1 }: { max: number; min?: number },
  check: (at: string, item: unknown) => Issue[] = () => [],
): Issue[] {
  if (!Array.isArray(value)) return issue(at, 'must be a list');
  if (value.length < min) return issue(at, `no fewer than ${min} items allowed`);
  if (value.length > max) return issue(at, `no more than ${max} items allowed`);
  return value.flatMap((item: unknown, index) => check(`${at}/${index}`, item));
}

export function checkOneOf(at: string, value: unknown, allowed: readonly string[]): Issue[] {
  return value === undefined || allowed.includes(asText(value))
    ? []
    : issue(at, `must be one of ${allowed.join(', ')}`);
}

/** A web address Slack will link. */
export function checkAddress(at: string, value: unknown): Issue[] {
  const long = checkString(at, value, { max: 3_000 });
  if (long.length > 0) return long;
  const url = String(value);
  if (!URL.canParse(url) || !/^(https?|mailto|slack):/.test(url)) return issue(at, 'must be a valid URL');
  return [];
}

export function checkOptionalAddress(at: string, value: unknown): Issue[] {
  return value === undefined || value === null ? [] : checkAddress(at, value);
}

/** Fields that Slack does not know make it refuse a block. */
export function checkKeys(at: string, value: object, known: readonly string[]): Issue[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .flatMap((key) => issue(at, `additional property: ${key}`));
}
