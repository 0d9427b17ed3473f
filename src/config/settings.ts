import { z } from 'zod';
import type { Setting } from './setting.ts';
import { deliverySettings } from './settings/delivery.ts';
import { hostSettings } from './settings/host.ts';
import { peopleSettings } from './settings/people.ts';
import { retentionSettings } from './settings/retention.ts';
import { slackSettings } from './settings/slack.ts';

/** All settings there are, by their names in the environment. */
export const settings = {
  ...slackSettings,
  ...hostSettings,
  ...peopleSettings,
  ...deliverySettings,
  ...retentionSettings,
};

export type SettingName = keyof typeof settings;
type Shape = { [Name in SettingName]: (typeof settings)[Name]['schema'] };

/** The environment, as far as it is ours. */
export const environment = z.object(
  Object.fromEntries(Object.entries(settings).map(([name, { schema }]) => [name, schema])) as Shape,
);
/** What the settings say, with defaults where they say nothing. */
export type Values = z.output<typeof environment>;

/** The settings and what is known about each. */
export const settingEntries = Object.entries(settings) as [SettingName, Setting][];

/** A row of the table of settings. */
export interface SettingRow {
  name: string;
  about: string;
  /** In words; empty when there is none. */
  otherwise: string;
  secret: boolean;
  tip: string;
}

/** All settings as data, in the order in which they are documented. */
export function settingsTable(): SettingRow[] {
  return settingEntries.map(([name, { about, otherwise, schema, secret = false, tip }]) => ({
    name,
    about,
    otherwise: otherwise ?? defaultOf(schema),
    secret,
    tip,
  }));
}

function defaultOf(schema: z.ZodType): string {
  const value = schema.safeParse(undefined);
  return value.success && value.data !== undefined ? String(value.data) : '';
}
