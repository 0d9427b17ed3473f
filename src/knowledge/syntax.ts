import type { YAMLError } from 'yaml';

const inQuotes = 'A text with ": " or " #" in it, or one that begins with a special character, has to be in quotes.';
const closing = 'Look for a bracket or a quotation mark that is opened and not closed.';

const known: Partial<Record<YAMLError['code'], [string, string?]>> = {
  BAD_DQ_ESCAPE: ['has a backslash that means nothing', 'Use single quotes, or write the backslash twice.'],
  BAD_INDENT: ['is not indented like the lines it belongs to', `Lines of one group begin in one column. ${closing}`],
  BAD_SCALAR_START: ['begins with a character that has a meaning of its own', inQuotes],
  BLOCK_AS_IMPLICIT_KEY: ['has a second ": " in one line', inQuotes],
  MISSING_CHAR: ['lacks a character', closing],
  MULTILINE_IMPLICIT_KEY: [
    'is a line without ": "',
    'Each line is "key: value" or "- entry"; longer texts start with ">-".',
  ],
  NON_STRING_KEY: ['has a key that is not a word', 'Keys are words, like "title".'],
  TAB_AS_INDENT: ['is indented with a tab', 'Use spaces.'],
  TAG_RESOLVE_FAILED: ['has an unknown tag, a word that begins with "!"', inQuotes],
  UNEXPECTED_TOKEN: ['has something after the end of a value', inQuotes],
};

/** What the parser found wrong, in words for people who do not know YAML: a message and a tip. */
export function syntaxMessage(error: YAMLError): [string, string?] {
  return known[error.code] ?? [`cannot be understood: ${error.message.split('\n', 1)[0]}`, inQuotes];
}
