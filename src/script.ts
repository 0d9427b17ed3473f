import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/** A program in one file, as it is run and as it is compiled again sooner. */
interface OpenedScript<Program> {
  program: Program;
  script: Script;
}

/**
 * Runs a bundled script with the code that this version of Node made of it when it was built: compiling takes longer than
 * answering a question. Null where there is no such script, as in a folder that was not bundled.
 */
export function openScript<Program>(file: URL): OpenedScript<Program> | null {
  if (!existsSync(file)) return null;
  const filename = fileURLToPath(file);
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
  const code = codeFile(file);
  const script = new Script(source, { filename, ...(existsSync(code) && { cachedData: readFileSync(code) }) });
  const module = { exports: {} };
  const folder = fileURLToPath(new URL('.', file));
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, folder);
  return { program: module.exports as Program, script };
}

/** Where the code made of a script lies; V8 takes up none of another version than its own. */
export function codeFile(file: URL): URL {
  return new URL(`${file.href}.${process.version}-${process.platform}-${process.arch}.code`);
}
