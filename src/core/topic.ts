import { z } from 'zod';
import { Id } from './id.ts';
import { Localised, WordsByLanguage } from './localised.ts';
import { topicKinds } from './topic-kind.ts';

/** A thing people ask about. It states nothing itself: what is said of it comes from provisions and guides. */
export const Topic = z
  .strictObject({
    id: Id,
    kind: z.enum(topicKinds),
    name: Localised,
    symbol: z
      .string()
      .regex(/^[A-Z][a-z]?$/)
      .optional()
      .meta({ description: 'Element symbol.' }),
    aliases: WordsByLanguage.optional().meta({ description: 'Other names, formulas, grades, jargon. Searched.' }),
    broader: z.array(Id).optional().meta({ description: 'What it belongs to; provisions on those apply to it too.' }),
    made: z.array(Id).optional().meta({ description: 'For a technology or equipment: the goods it makes.' }),
    distinguish: z
      .array(z.strictObject({ topic: Id, ask: Localised }))
      .optional()
      .meta({ description: 'What it is confused with, and the question that tells them apart.' }),
    examples: WordsByLanguage.optional(),
  })
  .meta({ id: 'Topic' });
export type Topic = z.infer<typeof Topic>;

export const Topics = z.array(Topic).min(1);
