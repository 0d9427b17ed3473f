import { setTimeout as wait } from 'node:timers/promises';

const workMillis = 100;
const samples = 5;
const most = 30;

/**
 * By how much all times have to be stretched on this machine as it is now: 1 where nobody else works. Each step of a
 * delivery waits for three processes in turn, so the share of the processor that others take counts twice.
 */
export async function measureSlowness(): Promise<number> {
  const ratios: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    while (cpuMillisSince(cpu) < workMillis);
    ratios.push((performance.now() - began) / cpuMillisSince(cpu));
    await wait(workMillis);
  }
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / samples;
  return Math.min(most, Math.max(1, Math.round(2 * mean - 1)));
}

function cpuMillisSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
