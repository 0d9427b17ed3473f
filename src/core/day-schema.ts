import { z } from 'zod';
import { isDay } from './day.ts';

/** A day in a knowledge file. */
export const DaySchema = z.iso.date().meta({ description: 'A day, YYYY-MM-DD.' });

/** A day, a month or a year, for documents whose day of publication is not printed. */
export const PartialDay = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'expected YYYY, YYYY-MM or YYYY-MM-DD')
  .refine((value) => value.length < 10 || isDay(value), 'no such day')
  .meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD.' });
