import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/session.ts';
import { builtDir } from '../build.ts';

const serverUrl = process.env.TEST_DATABASE_URL;

/** A place for one store: a file of its own, or a schema of its own. */
export interface TestPlace {
  url: string;
  remove: () => Promise<void>;
}

export type StoreKind = Store['kind'];

/** Runs the same tests on both databases; on PostgreSQL where `TEST_DATABASE_URL` says there is one. */
export function describeStores(name: string, tests: (kind: StoreKind) => void): void {
  describe(`${name} on SQLite`, () => tests('sqlite'));
  const needs = serverUrl === undefined ? ' (skipped: TEST_DATABASE_URL is not set)' : '';
  describe.skipIf(serverUrl === undefined)(`${name} on PostgreSQL${needs}`, () => tests('postgres'));
}

/** A store for each test, and a clock that only the test moves. */
export function useStore(kind: StoreKind): { store: Store; url: string; clock: { now: number } } {
  const used = { store: undefined as unknown as Store, url: '', clock: { now: 0 } };
  let place: TestPlace;
  beforeEach(async () => {
    place = await buildPlace(kind);
    used.url = place.url;
    used.clock.now = Date.UTC(2026, 10, 22, 9);
    used.store = await openStore(place.url, { clock: () => used.clock.now });
  });
  afterEach(async () => {
    await used.store.close();
    await place.remove();
  });
  return used;
}

export async function buildPlace(kind: StoreKind): Promise<TestPlace> {
  if (kind === 'postgres') return buildSchema();
  const folder = mkdtempSync(path.join(tmpdir(), 'rareearth-store-'));
  return {
    url: `file:${path.join(folder, 'test.db')}`,
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

async function buildSchema(): Promise<TestPlace> {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl ?? '');
  // Tests survive no power cut, and need not wait for the disk.
  url.searchParams.set('options', `-csearch_path=${schema} -csynchronous_commit=off`);
  await onServer(`create schema ${schema}`);
  return { url: url.href, remove: () => onServer(`drop schema ${schema} cascade`) };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl, options: '-cclient_min_messages=warning' });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A process that runs a script; `built` in it is the address of the compiled sources. */
export function startScript(script: string, args: readonly string[] = []) {
  const source = `const built = ${JSON.stringify(new URL(`file://${builtDir}/src/`).href)};\n${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source, ...args]);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output.stderr += text;
  });
  const ended = new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (status) => resolve({ status, ...output })),
  );
  const said = (part: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => output.stdout.includes(part) && resolve();
      child.stdout.on('data', look);
      child.once('close', () => reject(new Error(`ended without saying ${part}: ${output.stderr}`)));
      look();
    });
  return { child, ended, said };
}
