import type { Cues } from '../../core/reading.ts';
import type { Scan } from '../scan.ts';

/** A follow-up with what it leaves unsaid taken over from the conversation before, whose language is the one to answer in. */
export function inherit(scan: Scan, before: Cues): Scan {
  const kind = scan.kind ?? (before.kind && { kind: before.kind, found: [] });
  return { ...scan, kind, cues: mergeCues(scan, before) };
}

/** What a follow-up says, and else what was said before. A new use takes the place of the use and user of one name. */
export function mergeCues({ cues, says }: Scan, before: Cues): Cues {
  const { asOf, destination, kind, origin, ...rest } = before;
  const newParty = cues.user !== undefined || cues.use !== undefined;
  const user = cues.user ?? (newParty && rest.user === rest.use ? undefined : rest.user);
  const use = newParty ? cues.use : rest.use;
  return {
    ...(!says.day && asOf !== undefined && { asOf }),
    ...(!says.place && destination !== undefined && { destination }),
    ...(kind && { kind }),
    ...(origin && { origin }),
    ...cues,
    ...(user !== undefined && { user }),
    ...(use !== undefined && { use }),
    language: before.language,
    intent: says.intent ? cues.intent : before.intent,
  };
}
