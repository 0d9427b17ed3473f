import type { Source } from '../core/source.ts';
import type { Path } from './document.ts';
import { readFolder } from './folder.ts';
import { type LinkOutcome, type Send, testLink } from './link.ts';
import { type RequestOptions, requestDefaults, requestLink } from './link-request.ts';
import { readFiles } from './parse.ts';
import { compareProblems, type Problem } from './problem.ts';
import type { Located } from './walk.ts';

export interface LinkReport {
  /** Warnings, at the addresses that are not well. */
  problems: Problem[];
  /** Sources by what became of their address. */
  counts: Record<LinkOutcome['kind'] | 'none', number>;
}

/** Hosts tested side by side. */
const mostAtOnce = 4;

/**
 * Tests the addresses of all sources of a folder over the network: four hosts at once, and each host never with two
 * requests at once.
 */
export async function checkLinks(dir: string, options: Partial<RequestOptions> = {}): Promise<LinkReport> {
  const { files } = await readFiles(readFolder(dir));
  const sources = files.sources.flatMap((file) =>
    file.data.map((value, index): Located<Source> => ({ file, path: [index], value })),
  );
  const outcomes = await testAll(new Set(sources.flatMap(({ value }) => value.url ?? [])), options);

  const report: LinkReport = {
    problems: [],
    counts: { ok: 0, moved: 0, gone: 0, unreachable: 0, refused: 0, none: 0 },
  };
  for (const { file, path, value } of sources) {
    const outcome = value.url === null ? undefined : outcomes.get(value.url);
    report.counts[outcome?.kind ?? 'none']++;
    const words = outcome && describeOutcome(outcome);
    if (!words) continue;
    const place: Path = [...path, 'url'];
    report.problems.push({ file: file.file, ...file.at(place), level: 'warning', ...words });
  }
  report.problems.sort(compareProblems);
  return report;
}

async function testAll(addresses: ReadonlySet<string>, options: Partial<RequestOptions>) {
  const byHost = new Map<string, string[]>();
  for (const address of addresses) {
    const host = new URL(address).hostname;
    byHost.set(host, [...(byHost.get(host) ?? []), address]);
  }

  const settings = { ...requestDefaults, ...options };
  const inTurn = buildTurns();
  const send: Send = (url, method) => inTurn(url.hostname, () => requestLink(url, method, settings));
  const outcomes = new Map<string, LinkOutcome>();
  const waiting = byHost.values();
  async function work(): Promise<void> {
    // All workers draw from one iterator, so that each group is taken once.
    for (const group of waiting) for (const address of group) outcomes.set(address, await testLink(address, send));
  }
  await Promise.all(Array.from({ length: mostAtOnce }, work));
  return outcomes;
}

/** Runs work under a key after all earlier work under the same key: redirects lead to hosts others are testing. */
function buildTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const next = (last.get(key) ?? Promise.resolve()).then(work);
    last.set(
      key,
      next.catch(() => undefined),
    );
    return next;
  };
}

function describeOutcome(outcome: LinkOutcome): Pick<Problem, 'message' | 'tip'> | null {
  switch (outcome.kind) {
    case 'ok':
      return null;
    case 'moved':
      return { message: `moved: ${clip(outcome.to)}`, tip: 'If it is the same document, write this address.' };
    case 'gone':
      return { message: `gone: ${outcome.status}`, tip: 'Look where the document went; keep the id of the source.' };
    case 'unreachable':
      return { message: `unreachable: ${outcome.reason}`, tip: 'Open it in a browser; some sites turn programs away.' };
    case 'refused':
      return { message: `refused: ${clip(outcome.reason)}`, tip: 'Only public addresses are tested.' };
  }
}

const longestShown = 300;

function clip(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
