import type { Path } from '../document.ts';
import type { KnowledgeFile } from '../files.ts';
import { historiesOf, provisionsOf } from '../walk.ts';
import type { Check, Report } from './check.ts';

export const historyOrder: Check = {
  name: 'history-order',
  description: 'Histories and amendments have the newest first and no two entries on one day.',
  level: 'error',

  check(files, report) {
    for (const { file, path, value } of historiesOf(files)) reportOrder(file, path, value, report);
    for (const { file, path, value, instrument } of provisionsOf(files)) {
      const amendments = value.amendments ?? [];
      reportOrder(file, [...path, 'amendments'], amendments, report);
      const begin = (value.history ?? instrument.history).at(-1)?.from ?? '';
      for (const [index, { from }] of amendments.entries()) {
        if (from > begin) continue;
        report(
          file,
          [...path, 'amendments', index, 'from'],
          `an amendment of ${from} is not after the begin, ${begin}`,
        );
      }
    }
  },
};

function reportOrder(
  file: KnowledgeFile<unknown>,
  path: Path,
  entries: readonly { from: string }[],
  report: Report,
): void {
  for (const [index, { from }] of entries.entries()) {
    const above = entries[index - 1]?.from;
    if (above === undefined || from < above) continue;
    const place = [...path, index, 'from'];
    if (from === above) report(file, place, `two entries begin on ${from}`, { tip: 'Join them into one.' });
    else report(file, place, `${from} stands below ${above}`, { tip: 'The newest entry comes first.' });
  }
}
