import { performance } from 'node:perf_hooks';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { openMatcher } from '../src/open-matcher.ts';

// A process that only answers: prints how long it took to be ready, and the most memory it had, as JSON.

const today = '2026-11-30';

const start = performance.now();
const loaded = await loadKnowledge('knowledge', { today });
if (!loaded.ok) throw new Error('the knowledge base does not load: run `rareearth check`');
const matcher = openMatcher(loaded.base);
const ready = performance.now() - start;
for (const { question } of loaded.base.guides.values()) matcher.read(question.en, today);
process.stdout.write(JSON.stringify({ ready, peakBytes: process.resourceUsage().maxRSS * 1024 }));
