import type { z } from 'zod';
import { About } from '../core/about.ts';
import { Guide } from '../core/guide.ts';
import { Instrument } from '../core/instrument.ts';
import { Sources } from '../core/source.ts';
import { Topics } from '../core/topic.ts';
import { Vocabulary } from '../core/vocabulary.ts';

/** What each kind of file holds. */
export const schemas = {
  about: About,
  vocabulary: Vocabulary,
  sources: Sources,
  instrument: Instrument,
  topics: Topics,
  guide: Guide,
} satisfies Record<string, z.ZodType>;

export type Schemas = typeof schemas;
