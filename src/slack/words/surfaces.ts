import type { Language } from '../../core/language.ts';
import { de } from './surfaces/de.ts';
import { en } from './surfaces/en.ts';
import { ja } from './surfaces/ja.ts';
import { ko } from './surfaces/ko.ts';
import type { SurfaceWords } from './surfaces/words.ts';
import { zh } from './surfaces/zh.ts';

const tables: Record<Language, SurfaceWords> = { en, zh, ja, ko, de };

/** What is said around shortcuts, the form for lists, the agent and the Home tab. */
export function surfaceWords(language: Language): SurfaceWords {
  return tables[language];
}
