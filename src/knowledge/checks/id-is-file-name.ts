import { idOf } from '../layout.ts';
import type { Check } from './check.ts';

export const idIsFileName: Check = {
  name: 'id-is-file-name',
  description:
    'An act or guide has the id that its file is named after; an act lies in the folder of its jurisdiction.',
  level: 'error',

  check({ instruments, guides }, report) {
    for (const file of [...instruments, ...guides]) {
      const expected = idOf(file.path);
      if (file.data.id !== expected) {
        report(file, ['id'], `id "${file.data.id}" is not the name of the file`, {
          tip: `Write "${expected}", or rename the file to ${file.data.id}.yml.`,
        });
      }
    }
    for (const file of instruments) {
      const { jurisdiction } = file.data;
      const [, folder, ...rest] = file.path.split('/');
      if (folder === jurisdiction && rest.length > 0) continue;
      report(file, ['jurisdiction'], `jurisdiction "${jurisdiction}" is not the folder of the file`, {
        tip: `Move the file to instruments/${jurisdiction}/.`,
      });
    }
  },
};
