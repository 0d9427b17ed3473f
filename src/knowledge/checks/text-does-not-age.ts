import { quote } from '../problem.ts';
import { statementsOf } from '../walk.ts';
import type { Check } from './check.ts';

const aging = {
  en: /\b(currently|nowadays|presently|at present|at the moment|as of today|recently)\b/i,
  zh: /目前|现在|如今|当前/,
};

export const textDoesNotAge: Check = {
  name: 'text-does-not-age',
  description: 'A text stays true on every later day: it has no "currently".',
  level: 'warning',

  check(files, report) {
    for (const { file, path, text, key } of statementsOf(files)) {
      for (const [language, pattern] of Object.entries(aging)) {
        const [found] = text[language as keyof typeof aging]?.match(pattern) ?? [];
        if (found === undefined) continue;
        report(file, [...path, key, language], `${quote(found)} stops being true one day`, {
          tip: 'Name the day, or leave it to the history.',
        });
      }
    }
  },
};
