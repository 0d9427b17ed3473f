/** The store cannot be opened. The message says why and what to do about it, and holds no password. */
export class StoreUnusableError extends Error {
  override name: string = 'StoreUnusableError';
}

const unreachable = 'cannot be reached. See whether the server runs, and the host and port of DATABASE_URL';
const refused = 'refuses the user or the password of DATABASE_URL';

/** By the codes of Node and of PostgreSQL, <https://www.postgresql.org/docs/current/errcodes-appendix.html>. */
const serverFaults = new Map([
  ['ECONNREFUSED', unreachable],
  ['ENOTFOUND', unreachable],
  ['EAI_AGAIN', unreachable],
  ['ETIMEDOUT', unreachable],
  ['EHOSTUNREACH', unreachable],
  ['28P01', refused],
  ['28000', refused],
  ['3D000', 'has no database of that name. Create it, or correct the end of DATABASE_URL'],
]);

const readable = 'Give it to the user that the bot runs as (in the container 1000), or name another in DATABASE_URL';
const folderFaults = new Map([
  ['EACCES', `cannot be written to. ${readable}`],
  ['EPERM', `cannot be written to. ${readable}`],
  ['EROFS', 'is on a file system that is read only. Name another in DATABASE_URL'],
  ['ENOTDIR', 'has a file where a folder should be. Name another in DATABASE_URL'],
  ['EEXIST', 'is a file and no folder. Name another in DATABASE_URL'],
]);

/** What an operator can mend, as an error that says so; anything else as it is. */
export function asUnusable(kind: 'folder' | 'server', place: string, cause: unknown): unknown {
  const { code = '' } = cause as NodeJS.ErrnoException;
  const fault = (kind === 'folder' ? folderFaults : serverFaults).get(code);
  return fault === undefined ? cause : new StoreUnusableError(`the store: ${place} ${fault} (${code}).`, { cause });
}
