import { Gauge, type Registry } from 'prom-client';
import type { MetricsSources } from './metrics.ts';

/** How things stand: figures that are looked up whenever somebody reads them. */
export function buildGauges(registry: Registry, { knowledge, outstanding, ping }: MetricsSources) {
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const info = new Gauge({
    name: 'rareearth_knowledge_info',
    help: '1, with the revision of the knowledge that is answered from.',
    labelNames: ['revision'],
    registers,
  });
  const age = gauge(
    'rareearth_knowledge_unchecked_days',
    'Days since the file that was checked longest ago was compared with its sources.',
  );
  const due = gauge(
    'rareearth_knowledge_forecasts_due',
    'Statuses that were forecast, came due, and were not looked at.',
  );
  const deliveries = new Gauge({
    name: 'rareearth_deliveries_open',
    help: 'Announcements that are not done with, by state.',
    labelNames: ['status'],
    registers,
  });
  const unknownAge = gauge(
    'rareearth_delivery_oldest_unknown_seconds',
    'How long the announcement of unknown outcome that waits longest has waited; 0 when there is none.',
  );
  const storeUp = gauge('rareearth_store_up', '1 when the database answers.');
  const storeSeconds = gauge('rareearth_store_ping_seconds', 'How long the database took to answer just now.');

  function readKnowledge(): void {
    const { revision, daysUnchecked, forecastsDue } = knowledge();
    info.reset();
    info.set({ revision }, 1);
    age.set(daysUnchecked);
    due.set(forecastsDue);
  }

  async function readStore(): Promise<void> {
    if (!ping || !outstanding) return;
    try {
      storeSeconds.set((await ping()) / 1_000);
      const { deliveries: open, oldestUnknownMillis } = await outstanding();
      deliveries.reset();
      for (const [status, count] of open) deliveries.set({ status }, count);
      unknownAge.set((oldestUnknownMillis ?? 0) / 1_000);
      storeUp.set(1);
    } catch {
      storeUp.set(0);
    }
  }

  return {
    names: [info, age, due, deliveries, unknownAge, storeUp, storeSeconds].map((one) =>
      String(Reflect.get(one, 'name')),
    ),
    async refresh() {
      readKnowledge();
      await readStore();
    },
  };
}
