import { hashOfCode } from './cache.ts';

let version: string | undefined;

/**
 * Changes with the code that decides what loads, in which form, and how it is searched, so that nothing kept by another
 * version is taken up. The bundle has its value put in when it is made: there the folders are gone.
 */
export function codeVersion(): string {
  const folders = ['./', '../core/', '../match/'];
  version ??= hashOfCode(folders.map((folder) => new URL(folder, import.meta.url)));
  return version;
}
