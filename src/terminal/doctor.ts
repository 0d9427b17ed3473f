import type { Environment } from '../config/sources.ts';
import { examine, type Moment } from '../doctor/examine.ts';
import type { Finding } from '../doctor/finding.ts';
import { exitStatus } from './status.ts';

/** `rareearth doctor`: looks at everything a deployment needs and says how to mend what is wrong. 1 when something fails. */
export async function runDoctor(
  environment: Environment,
  moment: Moment,
  { json }: { json: boolean },
): Promise<number> {
  const findings = await examine(environment, moment);
  const isWell = findings.every(({ level }) => level !== 'fail');
  process.stdout.write(json ? `${JSON.stringify({ ok: isWell, findings })}\n` : `${render(findings)}\n`);
  return isWell ? exitStatus.ok : exitStatus.failure;
}

function render(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ part, level, message, mend }) => [
    `${level.padEnd(6)}${part.padEnd(11)}${message}`,
    ...(mend === undefined ? [] : [`${''.padEnd(17)}${mend}`]),
  ]);
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  return [...lines, '', `${count('ok')} ok, ${count('warn')} to look at, ${count('fail')} to mend`].join('\n');
}
