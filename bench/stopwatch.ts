import { performance } from 'node:perf_hooks';

/**
 * Starts to time what this process does; the result gives the microseconds since. While other processes have the processor the clock
 * runs on but the work does not, so the lesser of wall time and of the process's own time counts.
 */
export function startTiming(): () => number {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  return () => {
    const elapsed = 1000 * (performance.now() - wall);
    const { user, system } = process.cpuUsage(cpu);
    return Math.min(elapsed, user + system);
  };
}
