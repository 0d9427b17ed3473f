import type { KnowledgeBase } from './base.ts';
import type { Day } from './day.ts';
import type { Instrument, Status } from './instrument.ts';
import type { Language } from './language.ts';
import { isRestrictive } from './strictness.ts';
import { instrumentOn } from './timeline.ts';
import { actName } from './titles.ts';

/** Where an act stands on a day. */
export interface RuleState {
  /** Of the instrument. */
  id: string;
  name: string;
  /** What it is about, in a few words; null where nobody wrote it. */
  about: string | null;
  status: Status;
  from: Day;
  /** By its own terms, unverified. */
  forecast: boolean;
  /** Its next day, where one is known already. */
  next: { from: Day; status: Status } | null;
}

/** Acts that still say something. */
const living: readonly Status[] = ['in_force', 'suspended', 'announced'];

/** The acts that restrict most, by how many of their provisions do, each with where it stands on the day. */
export function mainRules(base: KnowledgeBase, day: Day, language: Language, most: number): RuleState[] {
  const weighed = [...base.instruments.values()].flatMap((instrument) => {
    const standing = instrumentOn(instrument, day);
    const weight = instrument.provisions.filter(({ effect }) => isRestrictive(effect)).length;
    return standing && weight > 0 && living.includes(standing.entry.status) ? [{ instrument, standing, weight }] : [];
  });
  return weighed
    .sort((a, b) => b.weight - a.weight || (a.instrument.id < b.instrument.id ? -1 : 1))
    .slice(0, most)
    .map(({ instrument, standing: { entry, next, forecast } }) => ({
      id: instrument.id,
      name: actName(instrument, language),
      about: aboutOf(instrument, language),
      status: entry.status,
      from: entry.from,
      forecast,
      next: next ? { from: next.from, status: next.status } : null,
    }));
}

/** The first and the last day on which an act was compared with its sources; null without acts. */
export function checkedSpan(base: KnowledgeBase): { oldest: Day; newest: Day } | null {
  const days = [...base.instruments.values()].map(({ checked }) => checked).sort();
  const [oldest, newest] = [days[0], days.at(-1)];
  return oldest === undefined || newest === undefined ? null : { oldest, newest };
}

function aboutOf({ summary, number, title }: Instrument, language: Language): string | null {
  const text = summary ?? (number ? title : undefined);
  return text?.[language] ?? text?.en ?? null;
}
