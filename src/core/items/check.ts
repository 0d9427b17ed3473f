import type { CommandContext } from '../command.ts';
import { composeAnswer } from '../compose/answer.ts';
import { longestQuestion } from '../question.ts';
import type { Cues, EntryRef, Reading } from '../reading.ts';
import { type ItemLine, type ItemResult, type ItemRow, mostItems, type RefusedLine } from './item.ts';
import { readRows } from './line.ts';
import { buildMissing } from './missing.ts';
import { itemWords } from './words.ts';

export interface CheckedItems {
  items: ItemResult[];
  refused: RefusedLine[];
}

/**
 * Checks the rows of a list, each as a question of its own, in order. Every row comes back, as a result or as refused;
 * a row that names several things comes back once for each. Pure, like every answer.
 */
export function checkItems(rows: readonly ItemRow[], given: CommandContext, most = mostItems): CheckedItems {
  const context = { ...given, read: onceEach(given.read) };
  const words = itemWords(context.language);
  const places = placesOf(context);
  const lines = readRows(rows, { isPlace: (cell) => places.has(bare(cell)) });
  const items: ItemResult[] = [];
  const refused: RefusedLine[] = [];
  const missing = buildMissing(context);

  for (const [at, item] of lines.entries()) {
    const why =
      at >= most
        ? words.tooMany(most)
        : item.given.length > longestQuestion
          ? words.tooLong
          : subjectOf(item) === '' && item.code === undefined
            ? words.nothingToRead
            : null;
    if (why !== null) refused.push({ line: item.line, given: item.given, why });
    else for (const one of apart(item, context)) items.push(checkOne(one, context, missing));
  }
  return { items, refused };
}

/** Lists repeat their places and their things; each is read once. */
function onceEach(read: CommandContext['read']): CommandContext['read'] {
  const known = new Map<string, Reading>();
  return (question, today) => {
    const before = known.get(question);
    if (before) return before;
    const reading = read(question, today);
    known.set(question, reading);
    return reading;
  };
}

function checkOne(item: ItemLine, context: CommandContext, missing: ReturnType<typeof buildMissing>): ItemResult {
  const { base, today, on } = context;
  const { question, ignored } = questionOf(item, context);
  const reading = readItem(item, question, context);
  const cues: Cues = { ...reading.cues, ...(on !== undefined && reading.cues.asOf === undefined && { asOf: on }) };
  const read: Reading = { ...reading, cues };
  const answer = composeAnswer({ base, question, reading: read, today });
  return { item, question, answer, missing: missing(read, answer), ignored };
}

/** All that a line says, as a question. A place or user nobody knows would make the rest unreadable, so it is set aside. */
function questionOf(item: ItemLine, context: CommandContext): { question: string; ignored: string[] } {
  const { code, destination = '', user = '' } = item;
  const known = {
    destination: destination !== '' && cuesOf(destination, context).destination !== undefined,
    user: user !== '' && cuesOf(user, context).user !== undefined,
  };
  const parts = [
    subjectOf(item),
    code === undefined ? '' : codeQuestion(code),
    known.destination ? destination : '',
    known.user ? user : '',
  ];
  const ignored = [known.destination ? '' : destination, known.user ? '' : user];
  return { question: joined(parts), ignored: ignored.filter((part) => part !== '') };
}

/** What the item is, without where it goes. */
function subjectOf({ thing, composition, kind }: ItemLine): string {
  return joined([thing, composition, kind]);
}

/**
 * Reads what the item is by itself, and the case from the columns that say it. A code is then read along: where it names
 * another thing than the words do, it is left to the asker which.
 */
function readItem(item: ItemLine, question: string, context: CommandContext): Reading {
  const subject = subjectOf(item);
  const alone = inLanguageOf(context.read(subject === '' ? question : subject, context.today));
  const read: Reading = { ...alone, cues: { ...alone.cues, ...caseOf(item, context) } };
  if (subject === '' || item.code === undefined || !isKnownCode(item.code, context)) return read;
  const whole = inLanguageOf(context.read(question, context.today));
  if (alone.entry === null || whole.entry === null || isSame(alone.entry, whole.entry)) return read;
  return { ...read, outcome: 'choose', entry: null, choices: [{ entry: alone.entry }, { entry: whole.entry }] };

  /** A table has one language. */
  function inLanguageOf(reading: Reading): Reading {
    return { ...reading, cues: { ...reading.cues, language: context.language } };
  }
}

/** Where it goes and to whom, as columns say it: that counts, whatever else the words name. */
function caseOf({ destination, user }: ItemLine, context: CommandContext): Partial<Cues> {
  const place = destination === undefined ? undefined : cuesOf(destination, context).destination;
  const person = user === undefined ? undefined : cuesOf(user, context);
  return {
    ...(place !== undefined && { destination: place }),
    ...(person?.user !== undefined && { user: person.user }),
    ...(person?.use !== undefined && { use: person.use }),
  };
}

function isKnownCode(code: string, { read, today }: CommandContext): boolean {
  return read(codeQuestion(code), today).outcome !== 'no_answer';
}

function codeQuestion(code: string): string {
  return /^\d/.test(code) ? `HS ${code}` : code;
}

/** What stands between two things. */
const joiner = /[,，、;；+&/]|\s(?:and|or|und|oder)\s|[和及与或와과]|(?:および|または)/u;

/** "NdFeB magnets and dysprosium oxide" are two items. Shares of a composition are not. */
function apart(item: ItemLine, { readAll, today }: CommandContext): ItemLine[] {
  const { thing } = item;
  if (thing === undefined || readAll === undefined || /%|％/.test(thing) || !joiner.test(thing)) return [item];
  const parts = readAll(thing, today);
  const entries = new Set(parts.map(({ reading }) => JSON.stringify(reading.entry)));
  return parts.length > 1 && entries.size === parts.length
    ? parts.map(({ question }) => ({ ...item, thing: question }))
    : [item];
}

/** What places are called, in every language. */
function placesOf({ base }: CommandContext): ReadonlySet<string> {
  const named = Object.values(base.vocabulary.destinations);
  const texts = named.flatMap(({ name, words }) => [...Object.values(name), ...Object.values(words).flat()]);
  return new Set(texts.flatMap((text) => (text === undefined ? [] : [bare(text)])));
}

/** "to Germany", "the U.S.", "=US": as it is compared. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[=*.]/g, '')
    .trim()
    .replace(/^(?:to|nach|in|an)\s+/, '')
    .replace(/^(?:the|die|der|das)\s+/, '');
}

function cuesOf(cell: string, { read, today }: CommandContext): Cues {
  return read(cell, today).cues;
}

function isSame(one: EntryRef, other: EntryRef): boolean {
  return one.kind === other.kind && one.id === other.id;
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
