import { z } from 'zod';
import { DaySchema, PartialDay } from './day-schema.ts';
import { Id, ProvisionRef } from './id.ts';
import { Localised, WordsByLanguage } from './localised.ts';
import { Cites } from './source.ts';

/** What a provision does, strictest first. The order is the order in which an answer says them. */
export const effects = [
  'prohibited',
  'refused_in_principle',
  'licence_required',
  'case_by_case',
  'quota',
  'reporting',
  'exempt',
  'not_covered',
  'definition',
  'procedure',
  'penalty',
  'background',
] as const;
export type Effect = (typeof effects)[number];

export const statuses = ['announced', 'in_force', 'suspended', 'repealed', 'superseded'] as const;
export type Status = (typeof statuses)[number];

/** The lane of law an instrument belongs to. Only `dual_use` makes an item a dual-use item. */
export const regimes = [
  'dual_use',
  'technology_catalogue',
  'parties',
  'trade',
  'domestic',
  'general_law',
  'arrangement',
  'foreign',
] as const;

/** One entry of a history: from this day the instrument (or provision) has this status, until the next entry. */
export const HistoryEntry = z.strictObject({
  from: DaySchema.meta({ description: 'First day on which the status holds.' }),
  status: z.enum(statuses),
  note: Localised.meta({ description: 'One sentence that says what happened, true on every later day.' }),
  citations: Cites,
  see: z.array(ProvisionRef).optional().meta({
    description: 'Provisions to show beside this entry, for instance what casts doubt on a forecast.',
  }),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const History = z.array(HistoryEntry).min(1).meta({ description: 'Newest first. No end dates.' });

/** When a provision applies only in some cases. A condition left out does not restrict. */
export const Conditions = z.strictObject({
  destinations: z.array(Id).min(1).optional().meta({ description: 'Ids of destinations in vocabulary.yml.' }),
  users: z.array(Id).min(1).optional().meta({ description: 'Ids of end users in vocabulary.yml, like military.' }),
  uses: z.array(Id).min(1).optional().meta({ description: 'Ids of end uses in vocabulary.yml, like wmd.' }),
  origin: z.enum(['china', 'abroad']).optional().meta({
    description: 'abroad: only shipments from one foreign country to another; china: only exports from China.',
  }),
});
export type Conditions = z.infer<typeof Conditions>;

export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** An amended text of a provision, from a day on. */
const Amendment = z.strictObject({ from: DaySchema, text: Localised, citations: Cites });

/** One thing an act says. */
export const Provision = z.strictObject({
  id: Id,
  pinpoint: z.string().min(1).max(160),
  effect: z.enum(effects),
  applies: z.array(Id).meta({ description: 'Topics it applies to; what belongs to them is included.' }),
  conditions: Conditions.optional(),
  codes: z.array(z.string().min(1)).optional().meta({ description: 'Control codes and catalogue entries.' }),
  hs: z
    .array(z.string().regex(/^\d{4,10}$/))
    .optional()
    .meta({ description: 'HS codes, digits only, in quotes.' }),
  text: Localised.meta({ description: 'In our own words; at most three sentences; no "currently", no "now".' }),
  doubt: Localised.optional().meta({ description: 'What is not certain about it. Required below high confidence.' }),
  confidence: z.enum(confidences),
  citations: Cites,
  amendments: z.array(Amendment).min(1).optional().meta({ description: 'Newest first; `text` is the first version.' }),
  history: History.optional().meta({ description: 'Only where it differs from the history of the instrument.' }),
  examples: WordsByLanguage.optional(),
});
export type Provision = z.infer<typeof Provision>;

/** A legal act (or, for regimes abroad and arrangements, what stands in its place). One file each. */
export const Instrument = z
  .strictObject({
    id: Id,
    jurisdiction: z.enum(['cn', 'us', 'eu', 'jp', 'kr', 'cn-us']),
    regime: z.enum(regimes),
    number: Localised.nullable().meta({ description: 'Official number with issuer and year; null if it has none.' }),
    title: Localised,
    aliases: WordsByLanguage.optional().meta({ description: 'Short names people use. Searched, not shown.' }),
    issuers: z.array(z.string().min(1)).min(1),
    issued: PartialDay.nullable(),
    checked: DaySchema.meta({ description: 'The day someone last compared this file with its sources.' }),
    every: z.int().min(1).max(3660).default(30).meta({ description: 'Check it again after so many days.' }),
    summary: Localised.optional().meta({
      description: 'What the act is about, as a noun phrase; a label, not a statement.',
    }),
    history: History,
    provisions: z.array(Provision),
    examples: WordsByLanguage.optional(),
  })
  .meta({ id: 'Instrument' });
export type Instrument = z.infer<typeof Instrument>;
