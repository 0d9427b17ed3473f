import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildPrometheusMetrics } from '../../src/metrics/prometheus.ts';

const read = (file: string) => readFileSync(new URL(`../../deploy/${file}`, import.meta.url), 'utf8');

interface Rule {
  alert: string;
  expr: string;
  annotations: { summary: string; description: string };
}
const rules: Rule[] = parse(read('alerts.yml')).groups.flatMap((group: { rules: Rule[] }) => group.rules);
const dashboard: { panels: { title: string; targets: { expr: string }[] }[] } = JSON.parse(
  read('grafana-dashboard.json'),
);

/** Series by name, as a scrape has them: a histogram is three. */
async function seriesNames(): Promise<{ own: string[]; all: Set<string> }> {
  const metrics = buildPrometheusMetrics({
    knowledge: () => ({ revision: 'a', daysUnchecked: 0, forecastsDue: 0 }),
    outstanding: async () => ({ deliveries: new Map(), oldestUnknownMillis: null }),
    ping: async () => 1,
  });
  const types = [...(await metrics.scrape()).matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  const all = types.flatMap(([, name = '', type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  );
  return { own: metrics.names(), all: new Set(all) };
}

function usedIn(expr: string): string[] {
  return expr.match(/\b(?:rareearth|nodejs|process)_\w+/g) ?? [];
}

describe('what is deployed beside the bot', () => {
  const expressions = [
    ...rules.map(({ alert, expr }): [string, string] => [alert, expr]),
    ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }): [string, string] => [title, expr])),
  ];

  it.each(expressions)('uses only figures that exist: %s', async (_name, expr) => {
    const { all } = await seriesNames();
    expect(usedIn(expr).length).toBeGreaterThan(0);
    expect(usedIn(expr).filter((name) => !all.has(name))).toEqual([]);
  });

  it('shows every figure that the bot keeps', async () => {
    const shown = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => usedIn(expr)));
    const { own } = await seriesNames();
    expect(own.filter((name) => !shown.some((series) => series.replace(/_(bucket|sum|count)$/, '') === name))).toEqual(
      [],
    );
  });

  it('says with each alert what happened and what to do', () => {
    expect(rules.length).toBeGreaterThan(5);
    for (const { annotations } of rules) {
      expect(annotations.summary).toMatch(/^\S.{10,}$/);
      expect(annotations.description).toMatch(/^\S.{10,}\.$/);
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });
});
