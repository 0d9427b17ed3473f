import { formatDay } from '../day.ts';
import type { Guide } from '../guide.ts';
import { inLanguage } from '../language.ts';
import { phrases } from '../phrases/phrases.ts';
import { guideStatement } from '../statement.ts';
import { titled } from '../titles.ts';
import { type Asked, type Composed, dayOf, freshnessWarnings, onceEach } from './parts.ts';

/** The statements of a guide that hold on the day. A guide gives no verdict. */
export function composeGuide(asked: Asked, guide: Guide): Composed {
  const { base, reading } = asked;
  const { language } = reading.cues;
  const day = dayOf(asked);
  const statements = onceEach(
    guide.statements.map((item) => guideStatement(base, item, day, language)).filter((statement) => statement !== null),
  );
  const words = phrases(language);
  const [question, asOf] = [inLanguage(guide.question, language), formatDay(day, language)];
  const lastChecked = guide.checked < day ? [words.lastChecked(formatDay(guide.checked, language))] : [];
  return {
    verdict: null,
    headline: statements.length > 0 ? words.guideHeadline(question, asOf) : words.guideNotYet(question, asOf),
    statements,
    warnings: [...new Set([...freshnessWarnings(base, statements, day, language), ...lastChecked])],
    related: (guide.related ?? [])
      .map((id) => titled(base, { kind: 'guide', id }, language))
      .filter((entry) => entry !== null),
  };
}
