import type { KnowledgeBase } from '../core/base.ts';
import { languages } from '../core/language.ts';
import { nearest } from '../knowledge/nearest.ts';
import type { FeedWish } from './entries.ts';

/** What stands behind the question mark, or why it cannot be answered. */
export type ReadQuery = { ok: true; wish: FeedWish } | { ok: false; problem: string };

const names = ['topics', 'language'];
const longestQuery = 2_000;
const mostTopics = 50;

/** Reads `?topics=a,b&language=de`. What is not known is refused: a feed that silently lacks an act would mislead. */
export function readQuery(query: string, base: KnowledgeBase): ReadQuery {
  if (query.length > longestQuery) return refuse(`the address is longer than ${longestQuery} characters`);
  const given = new URLSearchParams(query);
  const stranger = [...given.keys()].find((name) => !names.includes(name));
  if (stranger !== undefined)
    return refuse(`there is no parameter ${quote(stranger)}; there are ${names.join(' and ')}`);

  const written = given.get('language') ?? 'en';
  const language = languages.find((one) => one === written.toLowerCase());
  if (!language) return refuse(`there is no language ${quote(written)}; there are ${languages.join(', ')}`);

  const topics = [...new Set(given.getAll('topics').flatMap((list) => list.split(',')))]
    .map((topic) => topic.trim().toLowerCase())
    .filter((topic) => topic !== '');
  if (topics.length > mostTopics) return refuse(`more than ${mostTopics} topics are too many`);
  const unknown = topics.find((topic) => !base.topics.has(topic));
  if (unknown !== undefined) {
    const near = nearest(unknown, base.topics.keys());
    return refuse(`there is no topic ${quote(unknown)}${near ? `; is it ${near}?` : ''}`);
  }
  return { ok: true, wish: { topics: topics.length > 0 ? topics : null, language } };
}

function refuse(problem: string): ReadQuery {
  return { ok: false, problem };
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
