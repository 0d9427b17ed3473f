import { describe, expect, it } from 'vitest';
import { type MetricsSources, noMetrics } from '../../src/metrics/metrics.ts';
import { buildPrometheusMetrics } from '../../src/metrics/prometheus.ts';

const quiet: MetricsSources = {
  knowledge: () => ({ revision: 'abc', daysUnchecked: 12, forecastsDue: 1 }),
  outstanding: async () => ({ deliveries: new Map([['pending', 2]]), oldestUnknownMillis: 61_000 }),
  ping: async () => 3,
};

/** The samples of a scrape, without those of the process. */
async function samples(metrics: ReturnType<typeof buildPrometheusMetrics>): Promise<string[]> {
  return (await metrics.scrape()).split('\n').filter((line) => line.startsWith('rareearth_'));
}

describe('metrics', () => {
  it('count what happens', async () => {
    const metrics = buildPrometheusMetrics(quiet);
    metrics.answered({ outcome: 'answer', millis: 20, confidence: 0.95 });
    metrics.answered({ outcome: 'no_answer', millis: 7 });
    metrics.received(false);
    metrics.received(true);
    metrics.called({ method: 'chat.postMessage', outcome: 'ok', millis: 120 });
    metrics.called({ method: 'chat.postMessage', outcome: 'rate_limited', millis: 5 });
    metrics.delivered({ status: 'sent', lateMillis: 90_000 });
    metrics.delivered({ status: 'failed' });
    metrics.reloaded(false);
    const lines = await samples(metrics);
    expect(lines).toEqual(
      expect.arrayContaining([
        'rareearth_answers_total{outcome="answer"} 1',
        'rareearth_answers_total{outcome="no_answer"} 1',
        'rareearth_answer_seconds_bucket{le="0.025"} 2',
        'rareearth_answer_confidence_count 1',
        'rareearth_answer_confidence_bucket{le="0.9"} 0',
        'rareearth_events_total{delivery="new"} 1',
        'rareearth_events_total{delivery="again"} 1',
        'rareearth_slack_call_seconds_count{method="chat.postMessage",outcome="ok"} 1',
        'rareearth_slack_rate_limited_total{method="chat.postMessage"} 1',
        'rareearth_deliveries_total{status="sent"} 1',
        'rareearth_delivery_lateness_seconds_bucket{le="60"} 0',
        'rareearth_delivery_lateness_seconds_bucket{le="120"} 1',
        'rareearth_knowledge_reloads_total{result="refused"} 1',
      ]),
    );
  });

  it('look up how things stand when they are read', async () => {
    const states = [new Map([['pending', 2]]), new Map([['unknown', 1]])];
    const metrics = buildPrometheusMetrics({
      ...quiet,
      outstanding: async () => ({ deliveries: states.shift() ?? new Map(), oldestUnknownMillis: 61_000 }),
    });
    expect(await samples(metrics)).toContain('rareearth_deliveries_open{status="pending"} 2');
    const lines = await samples(metrics);
    expect(lines).toEqual(
      expect.arrayContaining([
        'rareearth_deliveries_open{status="unknown"} 1',
        'rareearth_delivery_oldest_unknown_seconds 61',
        'rareearth_knowledge_info{revision="abc"} 1',
        'rareearth_knowledge_unchecked_days 12',
        'rareearth_knowledge_forecasts_due 1',
        'rareearth_store_up 1',
        'rareearth_store_ping_seconds 0.003',
      ]),
    );
    expect(lines.join()).not.toContain('pending');
  });

  it('of a store that does not answer say that', async () => {
    const metrics = buildPrometheusMetrics({ ...quiet, ping: async () => Promise.reject(new Error('down')) });
    expect(await samples(metrics)).toContain('rareearth_store_up 0');
  });

  it('have those of the process and the event loop beside them', async () => {
    const text = await buildPrometheusMetrics(quiet).scrape();
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).toMatch(/^process_resident_memory_bytes /m);
  });

  it('name nobody: no label takes an id', async () => {
    const labels = [...(await buildPrometheusMetrics(quiet).scrape()).matchAll(/^rareearth_\w+\{(\w+)=/gm)];
    const allowed = ['outcome', 'delivery', 'method', 'status', 'result', 'revision', 'le'];
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.filter(([, label = '']) => !allowed.includes(label))).toEqual([]);
  });

  it('can be left out', () => {
    expect(Object.keys(noMetrics).sort()).toEqual(['answered', 'called', 'delivered', 'received', 'reloaded']);
  });
});
