import { z } from 'zod';
import { PartialDay } from './day-schema.ts';
import { Id } from './id.ts';
import { sourceKinds } from './source-kind.ts';

/** A document that can be cited. */
export const Source = z
  .strictObject({
    id: Id,
    title: z.string().min(1).meta({ description: 'Title in English, or an English description of it.' }),
    original: z.string().min(1).optional().meta({ description: 'Title in the language of the document.' }),
    instrument: Id.optional().meta({ description: 'The act whose text this document carries.' }),
    publisher: z.string().min(1),
    kind: z.enum(sourceKinds).meta({
      description:
        'official: the issuer itself; official_copy: a reprint of its text; agency: a state trade agency; note: an unsigned research note.',
    }),
    language: z
      .string()
      .regex(/^[a-z]{2}$/)
      .meta({ description: 'ISO 639-1.' }),
    published: PartialDay.nullable(),
    url: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .meta({ description: 'Null when no public address is known.' }),
    access: z.enum(['read', 'address_only', 'no_address']).meta({
      description: 'read: someone read it; address_only: its address is known from elsewhere; no_address: none known.',
    }),
    note: z.string().min(1).optional().meta({ description: 'For curators: how far to trust it. Not shown.' }),
  })
  .meta({ id: 'Source' });
export type Source = z.infer<typeof Source>;

export const Sources = z.array(Source).min(1);

/** A place in a source. Never a sentence of it: statements are in our own words. */
export const Cite = z.strictObject({
  source: Id,
  pinpoint: z.string().min(1).max(160).meta({ description: 'Article, item, section, paragraph. Always in quotes.' }),
});
export type Cite = z.infer<typeof Cite>;

/** At least one place: an uncited statement does not load. */
export const Cites = z.tuple([Cite], Cite);
