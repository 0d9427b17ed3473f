import type { Language } from '../../core/language.ts';
import { de } from './people/de.ts';
import { en } from './people/en.ts';
import { ja } from './people/ja.ts';
import { ko } from './people/ko.ts';
import type { PeopleWords } from './people/words.ts';
import { zh } from './people/zh.ts';

const tables: Record<Language, PeopleWords> = { en, zh, ja, ko, de };

/** What is said around answers: of ratings, of experts, of questions left open and answers that changed. */
export function peopleWords(language: Language): PeopleWords {
  return tables[language];
}
