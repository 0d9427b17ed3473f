import { z } from 'zod';

/** One setting: what it is for, what it may be, and where to get it right. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  /** What it does, as a sentence. */
  about: string;
  /** Reads the text of the environment; `undefined` stands for a setting that is not there, or empty. */
  schema: Schema;
  /** What to do when it is wrong or missing, as a sentence. */
  tip: string;
  /** What holds without it, in words; unless set, the text given to the schema's default. */
  otherwise?: string;
  /** Never shown; may also come from a file, named by the setting with `_FILE` behind it. */
  secret?: true;
}

/** A text that must match. `message` continues the name of the setting: "is no port". Messages never show values. */
export function text(pattern: RegExp, message: string) {
  return z.string().trim().regex(pattern, { message });
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number) {
  const range = `is not a whole number from ${least} to ${most}`;
  return text(/^\d{1,15}$/, range)
    .transform(Number)
    .refine((value) => value >= least && value <= most, { message: range });
}

/** Milliseconds, up to a week. */
export const millis = whole(0, 604_800_000);

/** One of several words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { message: `is none of ${words.join(', ')}` });
}

/** Parts between commas or spaces, each of which must match. None unless given. */
export function list(part: RegExp, message: string) {
  return z
    .string()
    .transform((value) => value.split(/[\s,]+/).filter(Boolean))
    .refine((parts) => parts.every((one) => part.test(one)), { message })
    .prefault('');
}

/** An address of the web, in full. */
export const webAddress = z.string().refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), {
  message: 'is not an address like https://host',
});

/** Whatever a reader takes without throwing; what it throws is the message, and must not show the value. */
export function readBy<T>(read: (value: string) => T) {
  return z.string().superRefine((value, context) => {
    try {
      read(value);
    } catch (error) {
      // The readers begin with the name of their setting, which is said already.
      const message = (error instanceof Error ? error.message : String(error)).replace(/^[A-Z_]+:? /, '');
      context.addIssue({ code: 'custom', message });
    }
  });
}
