import { z } from 'zod';
import { actKinds } from './act-kind.ts';
import { DaySchema } from './day-schema.ts';
import { Id } from './id.ts';
import { Localised, WordsByLanguage } from './localised.ts';

/** What a question is about to do with a thing: own it as goods, know how to make it, build with it, serve it. */
export const cueKinds = ['goods', 'technology', 'equipment', 'service'] as const;
export type CueKind = (typeof cueKinds)[number];

/** What the asker wants to know. `status` ("is it controlled?") is also the default. */
export const intents = ['status', 'when', 'how', 'who', 'penalty', 'why', 'what', 'changes', 'sources'] as const;
export type Intent = (typeof intents)[number];

/** In what form an element is traded. */
export const formKinds = ['metal', 'oxide', 'compound'] as const;
export type FormKind = (typeof formKinds)[number];

const ElementSymbol = z.string().regex(/^[A-Z][a-z]?$/);

const Named = z.strictObject({
  name: Localised,
  words: WordsByLanguage,
  within: z.array(Id).optional().meta({ description: 'Larger ones it belongs to, as Germany belongs to the EU.' }),
});

/** A place, a user or a use, of which a guide says what to watch whatever is sent there. */
const Guided = Named.extend({
  guide: Id.optional().meta({ description: 'The guide to sending things there: for questions that name no thing.' }),
});

/** Words by which a question refers to the one asked before it. */
const FollowUps = z
  .strictObject({
    openings: WordsByLanguage.optional().meta({ description: 'What a follow-up begins with: "and", "what about".' }),
    closings: WordsByLanguage.optional().meta({ description: 'What it ends with, as in "...は?" and "...呢?".' }),
    pronouns: WordsByLanguage.optional().meta({ description: 'What stands for the thing asked about before: "that".' }),
    resets: WordsByLanguage.optional().meta({ description: 'What leads back to today: "now".' }),
    ordinals: z
      .array(WordsByLanguage)
      .optional()
      .meta({ description: 'What picks the first, the second, ... of the readings that were offered.' }),
  })
  .meta({ description: 'Words by which a question refers to the one before it.' });

/** Words that carry meaning in a question, by language. */
export const Vocabulary = z
  .strictObject({
    kinds: z.partialRecord(z.enum(cueKinds), WordsByLanguage).default({}),
    intents: z.partialRecord(z.enum(intents), WordsByLanguage).default({}),
    destinations: z.record(Id, Guided).default({}),
    users: z.record(Id, Guided).default({}),
    uses: z.record(Id, Guided).default({}),
    issuers: z.record(Id, WordsByLanguage).default({}).meta({ description: 'Who issues acts, as people write it.' }),
    moments: z
      .record(Id, z.strictObject({ day: DaySchema, until: DaySchema.optional(), words: WordsByLanguage }))
      .default({})
      .meta({
        description: 'Named moments: "the truce", the first day on which it held, and its last if it is a period.',
      }),
    acts: z.partialRecord(z.enum(actKinds), WordsByLanguage).default({}).meta({ description: 'What acts are called.' }),
    origins: z
      .partialRecord(z.enum(['china', 'abroad']), WordsByLanguage)
      .default({})
      .meta({
        description: 'Words that say where a shipment starts: re-export, third country.',
      }),
    forms: z.partialRecord(z.enum(formKinds), WordsByLanguage).default({}).meta({
      description: 'Words for the form of an element; its topic is the narrower one whose name has such a word.',
    }),
    compositions: z
      .array(
        z.strictObject({
          topic: Id,
          of: z.array(Id).optional().meta({ description: 'Only where the question is about one of these topics.' }),
          has: z.array(ElementSymbol).optional(),
          lacks: z.array(ElementSymbol).optional(),
        }),
      )
      .default([])
      .meta({ description: 'Which topic a material with (has) or without (lacks) certain elements is.' }),
    synonyms: z.array(WordsByLanguage).default([]).meta({
      description: 'Words that mean the same across languages; each counts as the others when questions are compared.',
    }),
    followUps: FollowUps.optional(),
    anything: z
      .strictObject({ topic: Id, words: WordsByLanguage })
      .optional()
      .meta({ description: 'What a question is about that names nothing, and words that name nothing: goods, items.' }),
    elsewhere: WordsByLanguage.optional().meta({
      description: 'Words of questions that this knowledge base does not treat: prices, shares, jobs.',
    }),
    errands: WordsByLanguage.optional().meta({
      description:
        'Words of other fields that stand in questions of this one, too: freight, tests, properties of goods.',
    }),
    plain: WordsByLanguage.optional().meta({
      description: 'Words that say nothing of what a question is about: colleague, container, tomorrow.',
    }),
    everyday: WordsByLanguage.optional().meta({
      description: 'Words of intent that are said in other fields, too, and alone do not speak of control: ship, need.',
    }),
  })
  .meta({ id: 'Vocabulary' });
export type Vocabulary = z.infer<typeof Vocabulary>;
