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
    forUnlistedCode: Id.optional().meta({
      description: 'The guide for goods whose code no rule names: how to find out whether they are covered.',
    }),
    suggestions: z.array(Localised).default([]).meta({ description: 'Questions to offer someone new.' }),
  })
  .meta({ id: 'About' });
export type About = z.infer<typeof About>;
