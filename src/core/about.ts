import { z } from 'zod';
import { Id } from './id.ts';
import { languages } from './language.ts';
import { Localised } from './localised.ts';

/** What a knowledge base is, and whom to ask beyond it. */
export const About = z
  .strictObject({
    name: Localised,
    languages: z.array(z.enum(languages)).min(1),
    disclaimer: Localised.meta({ description: 'One short line under every answer.' }),
    experts: z.array(z.string().min(1)).default([]).meta({ description: 'People or groups to send a person to.' }),
    findingOut: Id.optional().meta({
      description:
        'The guide to finding out whether an item is covered: for codes that no rule names, and questions that name no item.',
    }),
    suggestions: z.array(Localised).default([]).meta({ description: 'Questions to offer someone new.' }),
  })
  .meta({ id: 'About' });
export type About = z.infer<typeof About>;
