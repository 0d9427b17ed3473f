import type { Check } from './check.ts';

export const sourceHasAddress: Check = {
  name: 'source-has-address',
  description: 'A source has no url exactly when its access is no_address.',
  level: 'error',

  check({ sources }, report) {
    for (const file of sources) {
      for (const [index, { url, access }] of file.data.entries()) {
        if (url === null && access !== 'no_address') {
          report(file, [index, 'url'], `access is ${access}, but there is no address`, {
            tip: 'Fill in the url, or write "access: no_address".',
          });
        }
        if (url !== null && access === 'no_address') {
          report(file, [index, 'access'], 'access is no_address, but there is an address', {
            tip: 'Write "access: read" if someone read it there, else "access: address_only".',
          });
        }
      }
    }
  },
};
