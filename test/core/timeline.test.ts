import { describe, expect, it } from 'vitest';
import { standingOn, textOn } from '../../src/core/timeline.ts';
import { buildProvision, entry } from '../builders.ts';

describe('standingOn', () => {
  const history = [entry('2026-11-11', 'in_force'), entry('2025-11-07', 'suspended'), entry('2025-10-09', 'in_force')];
  const checked = '2026-10-08';

  it.each([
    ['2025-10-08', undefined, undefined],
    ['2025-10-09', 'in_force', false],
    ['2025-10-10', 'in_force', false],
    ['2025-11-06', 'in_force', false],
    ['2025-11-07', 'suspended', false],
    ['2025-11-08', 'suspended', false],
    ['2026-11-10', 'suspended', false],
    ['2026-11-11', 'in_force', true],
    ['2026-11-12', 'in_force', true],
  ])('on %s is %s, forecast %s', (day, status, forecast) => {
    const standing = standingOn(history, day, checked);
    expect(standing?.entry.status).toBe(status);
    expect(standing?.forecast).toBe(forecast);
  });

  it('knows the entry before and the one after', () => {
    const standing = standingOn(history, '2026-01-01', checked);
    expect(standing?.before?.from).toBe('2025-10-09');
    expect(standing?.next?.from).toBe('2026-11-11');
  });

  it('is no forecast once someone has checked on its first day', () => {
    expect(standingOn(history, '2026-11-11', '2026-11-11')?.forecast).toBe(false);
  });
});

describe('textOn', () => {
  const provision = buildProvision({
    amendments: [
      { from: '2024-03-01', text: { en: 'second' }, citations: [{ source: 'gazette', pinpoint: 'b' }] },
      { from: '2024-02-01', text: { en: 'first' }, citations: [{ source: 'gazette', pinpoint: 'a' }] },
    ],
  });

  it.each([
    ['2024-01-31', 'Exporting widgets needs a licence.'],
    ['2024-02-01', 'first'],
    ['2024-02-29', 'first'],
    ['2024-03-01', 'second'],
  ])('on %s reads "%s"', (day, text) => {
    expect(textOn(provision, day).text.en).toBe(text);
  });
});
