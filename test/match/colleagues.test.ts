import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Reading } from '../../src/core/reading.ts';
import { assess } from '../../src/core/verdict.ts';
import { base, copiedFrom, matcher, questionsIn } from './shipped.ts';

const today = '2026-11-22';
const asked = questionsIn('colleagues.yml', z.strictObject({ question: z.string(), read: z.array(z.string()).min(1) }));

/** "dysprosium licence_required", "ndfeb-magnets or ndfeb-magnet-technology", "nothing". */
function shown({ outcome, entry, choices, cues }: Reading): string {
  if (outcome === 'choose') return choices.map((choice) => choice.entry.id).join(' or ');
  if (!entry) return 'nothing';
  const verdict = entry.kind === 'topic' ? assess(base, entry.id, { ...cues, day: cues.asOf ?? today }).verdict : null;
  return verdict ? `${entry.id} ${verdict}` : entry.id;
}

function readAll(question: string): string[] {
  return matcher.readAll(question, today).map(({ reading }) => shown(reading));
}

describe('questions of colleagues', () => {
  it.each(asked.map(({ question, read }) => [question, read] as const))('are understood: %s', (question, read) => {
    expect(readAll(question)).toEqual(read);
  });

  it('are not in the knowledge base', () => {
    expect(copiedFrom(asked.filter(({ read }) => read[0] !== 'nothing'))).toEqual([]);
  });
});

describe('pairs that differ in one word', () => {
  it.each([
    ['are NdFeB magnets controlled?', ['ndfeb-magnets depends']],
    ['is NdFeB magnet technology controlled?', ['ndfeb-magnet-technology prohibited']],
    ['do SmCo magnets need a licence?', ['smco-magnets licence_required']],
    ['do NdFeB magnets need a licence?', ['ndfeb-magnets depends']],
    ['NdFeB magnets with dysprosium, licence?', ['ndfeb-magnets-with-dy licence_required']],
    ['NdFeB magnets without dysprosium and terbium, licence?', ['ndfeb-magnets-without-dy-tb not_covered']],
    ['may mining technology leave China?', ['mining-technology licence_required']],
    ['may separation technology leave China?', ['separation-technology prohibited']],
    ['could gallium go to the US on 1 March 2025?', ['gallium refused_in_principle']],
    ['could gallium go to Japan on 1 March 2025?', ['gallium licence_required']],
    ['is Announcement 57 of 2023 in force?', ['cn-catalogue-2023']],
    ['is Announcement 57 of 2025 in force?', ['cn-mofcom-2025-57']],
    ['gadolinium oxide to Spain', ['gadolinium-oxide licence_required']],
    ['gallium oxide to Spain', ['gallium licence_required']],
    ['is holmium controlled?', ['holmium unknown']],
    ['is terbium controlled?', ['terbium licence_required']],
    ['was holmium controlled on 10 November 2026?', ['holmium suspended']],
    ['was holmium controlled on 11 November 2026?', ['holmium unknown']],
    ['the magnets, not the technology: NdFeB', ['ndfeb-magnets depends']],
    ['terbium for the US army', ['terbium prohibited']],
    ['terbium for a US hospital', ['terbium licence_required']],
  ])('%s', (question, read) => {
    expect(readAll(question)).toEqual(read);
  });

  it('a premise that is wrong is answered with what is right', () => {
    expect(readAll('now that 61 is repealed, is it gone for good?')).toEqual(['cn-mofcom-2025-61']);
    expect(readAll('since the truce lifted the April controls, are we free?')).toEqual(['truce-and-april-controls']);
  });

  it('magnets from scrap may be made by two technologies, so that is asked', () => {
    expect(readAll('how to make magnets from scrap')).toEqual(['magnet-making-technology or recycling-technology']);
  });

  it.each([
    ['gallium to the US and to Japan on 1 March 2025', ['gallium refused_in_principle', 'gallium licence_required']],
    ['钕铁硼和钐钴磁体', ['ndfeb-magnets depends', 'smco-magnets licence_required']],
    ['镝、铽的出口', ['dysprosium licence_required', 'terbium licence_required']],
    ['镧铈能出口吗', ['lanthanum not_covered', 'cerium not_covered']],
    ['镓锗能出口吗', ['gallium licence_required', 'germanium licence_required']],
    ['Samarium in die USA und nach Japan', ['samarium licence_required', 'samarium licence_required']],
  ])('is read for each of them: %s', (question, read) => {
    expect(readAll(question)).toEqual(read);
  });

  it.each([
    ['NdFeB, Nd 29, Pr 0.8, B 1, balance Fe', 'ndfeb-magnets-without-dy-tb not_covered'],
    ['디스프로슘이 0.3% 들어간 네오디뮴 자석', 'ndfeb-magnets-with-dy licence_required'],
    ['ジスプロシウムを0.3%含むネオジム磁石', 'ndfeb-magnets-with-dy licence_required'],
    ['釹鐵硼燒結技術可以轉讓嗎', 'ndfeb-magnet-technology prohibited'],
    ['钕铁硼 magnets licence 需要吗', 'ndfeb-magnets depends'],
    ['Genehmigungspflicht für Terbiumoxid?', 'terbium-oxide licence_required'],
  ])('is read in its language: %s', (question, read) => {
    expect(readAll(question)).toEqual([read]);
  });
});
