import { z } from 'zod';
import { DaySchema } from './day-schema.ts';
import { Id, ProvisionRef } from './id.ts';
import { effects } from './instrument.ts';
import { Localised, WordsByLanguage } from './localised.ts';
import { Cites } from './source.ts';

/** A statement of a guide: its own cited text, or a provision, shown with its status on the day asked about. */
export const GuideStatement = z.union([
  z.strictObject({
    text: Localised,
    effect: z.enum(effects).default('background'),
    from: DaySchema.optional().meta({ description: 'Not shown for earlier days.' }),
    citations: Cites,
  }),
  z.strictObject({ provision: ProvisionRef }),
]);
export type GuideStatement = z.infer<typeof GuideStatement>;

/** A question that no single provision answers. One file each. */
export const Guide = z
  .strictObject({
    id: Id,
    question: Localised,
    about: z.array(Id).optional().meta({ description: 'Topics it is about.' }),
    checked: DaySchema,
    every: z.int().min(1).max(3660).default(90),
    statements: z.array(GuideStatement).min(1),
    examples: WordsByLanguage.optional().meta({ description: 'Other ways to ask it. Indexed.' }),
    related: z.array(Id).optional().meta({ description: 'Other guides worth reading next.' }),
  })
  .meta({ id: 'Guide' });
export type Guide = z.infer<typeof Guide>;
