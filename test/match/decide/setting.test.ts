import { describe, expect, it } from 'vitest';
import { matcher } from '../shipped.ts';

const today = '2026-11-22';

function readTo(question: string): string {
  const { outcome, entry, choices } = matcher.read(question, today);
  return outcome === 'choose' ? choices.map((choice) => choice.entry.id).join(' or ') : (entry?.id ?? outcome);
}

describe('the place and time of a question', () => {
  it.each([
    ['which European firms did Beijing blacklist?', 'eu-entities'],
    ['names of the American companies that China sanctioned', 'us-entities'],
    ['what was announced in November 2025?', 'changes-november-2025'],
    ['what was announced in October 2025?', 'changes-october-2025'],
  ])('leave out guides about another one: %s', (question, guide) => {
    expect(readTo(question)).toBe(guide);
  });
});

describe('what is named only to say that it is not meant', () => {
  it.each([
    ['just the NdFeB magnets, not the technology', 'ndfeb-magnets'],
    ['we buy terbium oxide and no process know-how', 'terbium-oxide'],
    ['not only the NdFeB magnets but the technology', 'ndfeb-magnet-technology'],
    ['is NdFeB not a forbidden technology?', 'ndfeb-magnet-technology'],
  ])('is left out: %s', (question, topic) => {
    expect(readTo(question)).toBe(topic);
  });
});

describe('the head of goods named together', () => {
  it.each([
    ['servo motors with glued NdFeB rotor magnets', 'motors'],
    ['传感器里带的磁铁要许可证吗', 'sensors'],
    ['磁石内蔵モーターの輸出許可', 'motors'],
    ['자석이 들어간 헤드폰 수출 허가', 'headphones'],
    ['ferrite magnets for washing machine motors', 'ferrite-magnets'],
    ['are hard drives hit by the magnet controls?', 'hard-disk-drives'],
    ['dysprosium oxide catalyst', 'dysprosium-oxide or catalysts'],
  ])('is what the question is about: %s', (question, topic) => {
    expect(readTo(question)).toBe(topic);
  });
});

describe('drawings and parameters', () => {
  it.each([
    ['email the process parameters for NdFeB magnets', 'ndfeb-magnet-technology'],
    ['drawings of a rare earth separation line', 'separation-technology'],
    ['may design drawings leave China?', 'technical-data'],
  ])('are the technology that they carry, where that is named: %s', (question, topic) => {
    expect(readTo(question)).toBe(topic);
  });
});
