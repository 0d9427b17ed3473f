import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Setting } from './part.ts';

/** Does some work on an empty database of its own, which is gone afterwards. */
export async function withDatabase<T>(store: Setting['store'], work: (url: string) => Promise<T>): Promise<T> {
  if (store === 'sqlite') {
    const folder = mkdtempSync(path.join(tmpdir(), 'rareearth-chaos-'));
    try {
      return await work(`file:${path.join(folder, 'chaos.db')}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const server = serverUrl();
  const name = `rareearth_chaos_${process.pid}_${Date.now()}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await onServer(server, `create database ${name}`);
  try {
    return await work(url.href);
  } finally {
    await onServer(server, `drop database ${name} with (force)`);
  }
}

/** Whether there is a PostgreSQL server to use. */
export function hasServer(): boolean {
  return process.env.TEST_DATABASE_URL !== undefined;
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined) throw new Error('TEST_DATABASE_URL names no PostgreSQL server');
  return url;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
