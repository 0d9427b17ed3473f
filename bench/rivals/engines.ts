import type { Material } from '../material.ts';
import type { Find } from './rival.ts';

/** The day on which questions about the knowledge base are asked. */
const today = '2026-11-30';

export const ours = 'rareearth';
export const ourMatcher = 'rareearth, whole matcher';

type Build = (material: Material) => Promise<Find>;

// Each is loaded only in the process that measures it, so that its code counts as its memory.
const builds: Record<string, Build> = {
  [ours]: async ({ entries, aliases }) => (await import('./rareearth.ts')).buildOurs(entries, aliases),
  [ourMatcher]: async ({ base }) => {
    if (!base) throw new Error('the matcher needs a knowledge base');
    return (await import('./rareearth.ts')).buildOurMatcher(base, today);
  },
  'nlp.js': async ({ entries }) => (await import('./nlp.ts')).buildNlp(entries),
  MiniSearch: async ({ entries }) => (await import('./minisearch.ts')).buildMiniSearch(entries),
  lunr: async ({ entries }) => (await import('./lunr.ts')).buildLunr(entries),
  'fuse.js, token search': async ({ entries }) => (await import('./fuse.ts')).buildFuseTokens(entries),
  'fuse.js, plain': async ({ entries }) => (await import('./fuse.ts')).buildFusePlain(entries),
  FlexSearch: async ({ entries }) => (await import('./flexsearch.ts')).buildFlexSearch(entries),
  Orama: async ({ entries }) => (await import('./orama.ts')).buildOrama(entries),
  uFuzzy: async ({ entries }) => (await import('./ufuzzy.ts')).buildUFuzzy(entries),
};

/** All but the matcher, which understands questions about a knowledge base only. */
export const engines: readonly string[] = Object.keys(builds).filter((name) => name !== ourMatcher);

export async function buildEngineNamed(name: string, material: Material): Promise<Find> {
  const build = builds[name];
  if (!build) throw new Error(`there is no engine ${name}`);
  return build(material);
}
