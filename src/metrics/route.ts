import { createHash, timingSafeEqual } from 'node:crypto';
import type { Route } from '../web/route.ts';
import type { PrometheusMetrics } from './prometheus.ts';

/** Who may read the figures: anybody who reaches the port, or who knows the token. */
export type MetricsAccess = { mode: 'open' } | { mode: 'token'; token: string };

/** `/metrics`, for Prometheus. */
export function metricsRoute(metrics: Pick<PrometheusMetrics, 'scrape' | 'contentType'>, access: MetricsAccess): Route {
  return {
    path: '/metrics',
    methods: ['GET', 'HEAD'],
    async handle({ headers }, response) {
      if (access.mode === 'token' && !isSame(headers.authorization ?? '', `Bearer ${access.token}`)) {
        response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
        return;
      }
      const figures = await metrics.scrape();
      response.writeHead(200, { 'content-type': metrics.contentType }).end(figures);
    },
  };
}

/** Compares in a time that tells nothing. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [given, wanted].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(one, other);
}
