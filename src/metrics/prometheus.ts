import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { buildGauges } from './gauges.ts';
import type { Metrics, MetricsSources } from './metrics.ts';

/** Metrics that are kept for Prometheus to fetch. */
export interface PrometheusMetrics extends Metrics {
  contentType: string;
  /** All figures as text, those that are looked up with them. Never rejects: a store that does not answer is a figure. */
  scrape: () => Promise<string>;
  /** Names, without those of the process itself. */
  names: () => string[];
}

const seconds = (millis: number) => millis / 1_000;
const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];
const callBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const latenessBuckets = [10, 60, 120, 300, 900, 3_600, 14_400, 43_200];
const confidenceBuckets = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** A registry of its own, so that several bots fit into one process. */
export function buildPrometheusMetrics(sources: MetricsSources): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  const { refresh, names: gaugeNames } = buildGauges(registry, sources);

  const answers = new Counter({
    name: 'rareearth_answers_total',
    help: 'Lines answered, by what came of them.',
    labelNames: ['outcome'],
    registers,
  });
  const answerSeconds = new Histogram({
    name: 'rareearth_answer_seconds',
    help: 'Time to make a reply, without sending it.',
    buckets: answerBuckets,
    registers,
  });
  const confidence = new Histogram({
    name: 'rareearth_answer_confidence',
    help: 'How sure the bot was of what was asked, from 0 to 1.',
    buckets: confidenceBuckets,
    registers,
  });
  const events = new Counter({
    name: 'rareearth_events_total',
    help: 'Deliveries from Slack, new or again.',
    labelNames: ['delivery'],
    registers,
  });
  const calls = new Histogram({
    name: 'rareearth_slack_call_seconds',
    help: "Calls of Slack's Web API, by method and outcome.",
    labelNames: ['method', 'outcome'],
    buckets: callBuckets,
    registers,
  });
  const limited = new Counter({
    name: 'rareearth_slack_rate_limited_total',
    help: 'Calls that Slack answered with 429.',
    labelNames: ['method'],
    registers,
  });
  const ended = new Counter({
    name: 'rareearth_deliveries_total',
    help: 'Announcements that came to an end, by how.',
    labelNames: ['status'],
    registers,
  });
  const lateness = new Histogram({
    name: 'rareearth_delivery_lateness_seconds',
    help: 'How long after it was due an announcement was sent.',
    buckets: latenessBuckets,
    registers,
  });
  const reloads = new Counter({
    name: 'rareearth_knowledge_reloads_total',
    help: 'Edits of the knowledge, taken over or not.',
    labelNames: ['result'],
    registers,
  });
  const own = [answers, answerSeconds, confidence, events, calls, limited, ended, lateness, reloads];
  const names = [...gaugeNames, ...own.map(nameOf)];
  collectDefaultMetrics({ register: registry });

  return {
    answered({ outcome, millis, confidence: sureness }) {
      answers.inc({ outcome });
      answerSeconds.observe(seconds(millis));
      if (sureness !== undefined) confidence.observe(sureness);
    },
    received: (again) => events.inc({ delivery: again ? 'again' : 'new' }),
    called({ method, outcome, millis }) {
      calls.observe({ method, outcome }, seconds(millis));
      if (outcome === 'rate_limited') limited.inc({ method });
    },
    delivered({ status, lateMillis }) {
      ended.inc({ status });
      if (lateMillis !== undefined) lateness.observe(seconds(lateMillis));
    },
    reloaded: (accepted) => reloads.inc({ result: accepted ? 'taken' : 'refused' }),
    contentType: registry.contentType,
    async scrape() {
      await refresh();
      return registry.metrics();
    },
    names: () => names,
  };
}

/** prom-client keeps the name but does not declare it. */
function nameOf(metric: object): string {
  return String(Reflect.get(metric, 'name'));
}
