import { expect, it } from 'vitest';
import { readSettingRequest } from '../../../src/core/setting/request.ts';

it.each([
  ['', { kind: 'show' }],
  ['language de', { kind: 'change', change: { language: 'de' } }],
  ['language Japanese', { kind: 'change', change: { language: 'ja' } }],
  ['language auto', { kind: 'change', change: { language: null } }],
  ['language klingon', { kind: 'unknown' }],
  ['answers ephemeral', { kind: 'change', change: { answers: 'ephemeral' } }],
  ['answers Thread', { kind: 'change', change: { answers: 'thread' } }],
  ['answers loudly', { kind: 'unknown' }],
  ['experts #trade', { kind: 'experts', channel: '#trade' }],
  ['experts none', { kind: 'change', change: { experts: null } }],
  ['experts', { kind: 'unknown' }],
  ['quiet on', { kind: 'change', change: { quiet: true } }],
  ['quiet = aus', { kind: 'change', change: { quiet: false } }],
  ['feedback off', { kind: 'change', change: { feedback: false } }],
  ['feedback maybe', { kind: 'unknown' }],
  ['colour blue', { kind: 'unknown' }],
])('%j is read', (line, request) => {
  expect(readSettingRequest(line)).toEqual(request);
});
