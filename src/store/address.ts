import path from 'node:path';

/** Where a store is: a file of this machine, memory, or a PostgreSQL server. */
export type Address = { kind: 'file'; file: string } | { kind: 'memory' } | { kind: 'postgres'; url: string };

export const defaultStoreUrl = 'file:data/rareearth.db';

/**
 * Reads `DATABASE_URL`: `file:` and a path, `file::memory:`, or `postgres://`.
 *
 * @throws Error that names what is allowed, and never the value, which may hold a password.
 */
export function readAddress(url: string): Address {
  if (/^postgres(ql)?:\/\//.test(url)) return { kind: 'postgres', url };
  if (url === 'file::memory:') return { kind: 'memory' };
  const file = /^file:(?:\/\/(?=\/))?(?<file>[^?#]+)$/.exec(url)?.groups?.file;
  if (file && !file.startsWith('//')) return { kind: 'file', file: path.resolve(file) };
  throw new Error('DATABASE_URL is neither file:<path>, file::memory: nor postgres://<user>@<host>/<database>');
}

/** The address as it may be shown: without the password. */
export function describeAddress(address: Address): string {
  if (address.kind === 'memory') return 'memory';
  if (address.kind === 'file') return path.relative('', address.file) || address.file;
  if (!URL.canParse(address.url)) return 'PostgreSQL';
  const { host, pathname } = new URL(address.url);
  return `postgres://${host}${pathname}`;
}
