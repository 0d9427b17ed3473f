import type { z } from 'zod';
import { type Retention, retentionDays } from '../../store/retention.ts';
import { type Setting, whole } from '../setting.ts';

type RetentionName<Table extends keyof Retention> = `RETENTION_${Uppercase<Table>}_DAYS`;
type RetentionSettings = { [Table in keyof Retention as RetentionName<Table>]: Setting<z.ZodType<number>> };

const days = whole(1, 36_500);

/** The setting for how long rows of a table are kept. */
export function retentionName<Table extends keyof Retention>(table: Table): RetentionName<Table> {
  return `RETENTION_${table.toUpperCase() as Uppercase<Table>}_DAYS`;
}

const entries = Object.entries(retentionDays).map(([table, byDefault]): [string, Setting<z.ZodType<number>>] => [
  retentionName(table as keyof Retention),
  {
    about: `How many days rows of the table ${table} are kept.`,
    schema: days.default(byDefault),
    tip: 'Use a number of days above 0.',
  },
]);

/** One for each table that is purged. */
export const retentionSettings = Object.fromEntries(entries) as RetentionSettings;
