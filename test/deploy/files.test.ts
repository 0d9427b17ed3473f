import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingsTable } from '../../src/config/settings.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const manifest: { version: string; engines: { node: string }; scripts: Record<string, string> } = JSON.parse(
  read('package.json'),
);
const oldest = Number(/\d+/.exec(manifest.engines.node)?.[0]);

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  steps: Step[];
  permissions?: Record<string, string>;
  strategy?: { matrix: { node: number[] } };
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const workflows = ['ci', 'release'].map((name): [string, Workflow] => [
  name,
  parse(read(`.github/workflows/${name}.yml`), { maxAliasCount: 0 }),
]);
const compose = parse(read('deploy/compose.yml'));
const dockerfile = read('deploy/Dockerfile');
const known = new Set(settingsTable().flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name])));

describe.each(workflows)('the workflow %s', (_name, { permissions, jobs }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('names each action in one version, and of those it uses twice the same', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(3);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@(v\d+\.\d+\.\d+|[0-9a-f]{40})$/);
    const names = new Set(used.map((action) => action.split('@')[0]));
    expect(new Set(used).size).toBe(names.size);
  });

  it('may do nothing unless a job asks for it, and leaves no credentials behind', () => {
    expect(permissions).toEqual({ contents: 'read' });
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const { with: options } of checkouts) expect(options).toMatchObject({ 'persist-credentials': false });
  });

  it('runs scripts that exist', () => {
    const scripts = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/npm (?:run )?(test|check|build)\b/g)].map(([, name]) => name),
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const name of scripts) expect(Object.keys(manifest.scripts)).toContain(name);
  });

  it('installs no library that runs a script', () => {
    for (const { run = '' } of steps) if (run.includes('npm ci')) expect(run).toContain('--ignore-scripts');
  });
});

describe('the workflow ci', () => {
  const ci = workflows[0]?.[1];

  it('tests every version of Node from the oldest that is supported to that of the image', () => {
    const image = Number(/FROM node:(\d+)/.exec(dockerfile)?.[1]);
    const versions = ci?.jobs.test?.strategy?.matrix.node ?? [];
    expect([versions[0], versions.at(-1)]).toEqual([oldest, image]);
    expect(versions).toEqual([...versions].sort());
  });

  it('audits what is installed', () => {
    const run = ci?.jobs.libraries?.steps.map((step) => step.run).join('\n');
    expect(run).toMatch(/npm audit .*\n.*npm audit signatures/s);
  });
});

describe('the image', () => {
  it('has one version of Node and a user without rights', () => {
    expect(new Set(dockerfile.match(/FROM \S+/g)).size).toBe(1);
    expect(dockerfile.match(/^USER (.*)$/m)?.[1]).toBe('node');
    expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('ENTRYPOINT'));
  });

  it('starts node itself, so that signals reach it', () => {
    for (const line of dockerfile.match(/^(ENTRYPOINT|CMD| {2}CMD) .*$/gm) ?? [])
      expect(line).toMatch(/(ENTRYPOINT|CMD) \[".*"\]$/);
    expect(dockerfile).toContain('ENTRYPOINT ["node"]');
  });

  it('sets nothing but settings, and copies what exists', () => {
    const env = [...(dockerfile.match(/^ENV (?:.*\\\n)*.*$/m)?.[0] ?? '').matchAll(/\b([A-Z_]+)=/g)].map(
      ([, name]) => name,
    );
    expect(env.filter((name) => !known.has(name ?? ''))).toEqual(['NODE_ENV', 'XDG_CACHE_HOME']);
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    expect(copied.length).toBeGreaterThan(5);
    for (const file of copied) expect(existsSync(new URL(file, root))).toBe(true);
  });

  it('is built from no secret and no data', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const name of ['.env', '**/.env', 'deploy/secrets', '.git', 'data', 'node_modules', 'dist'])
      expect(ignored).toContain(name);
    expect(read('.gitignore').split('\n')).toContain('deploy/secrets/');
  });
});

describe('the composition', () => {
  it('sets nothing but settings, and secrets by file', () => {
    const { environment, secrets } = compose.services.bot;
    expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
    for (const [name, value] of Object.entries(environment))
      if (name.endsWith('_FILE')) expect(secrets).toContain(String(value).replace('/run/secrets/', ''));
    for (const { secret, name } of settingsTable()) if (secret) expect(environment[name] ?? '').toBe('');
  });

  it('waits longer for the bot than the bot takes to come to rest', () => {
    const { stop_grace_period: grace, environment } = compose.services.bot;
    expect(Number.parseInt(grace, 10) * 1_000).toBeGreaterThan(Number(environment.DRAIN_MS));
  });

  it('declares the secrets and volumes it uses', () => {
    for (const { secrets = [] } of Object.values(compose.services) as { secrets?: string[] }[])
      for (const name of secrets) expect(Object.keys(compose.secrets)).toContain(name);
    expect(Object.keys(compose.volumes)).toEqual(['database']);
  });
});
