import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { builtDir } from '../build.ts';

const root = path.join(import.meta.dirname, '../..');
const { hooks } = JSON.parse(readFileSync(path.join(root, '.slack/hooks.json'), 'utf8')) as {
  hooks: Record<'get-manifest' | 'start' | 'get-hooks', string>;
};
const manifest = parse(readFileSync(path.join(root, 'manifest.yml'), 'utf8'));

/** Runs a hook as the Slack CLI does, with the program that is under test in place of the built one. */
function runHook(command: string, ...args: string[]): string {
  const [program = '', ...words] = command.replaceAll(/\bdist\//g, `${builtDir}/`).split(' ');
  return execFileSync(program === 'node' ? process.execPath : program, [...words, ...args], { cwd: root }).toString();
}

describe('the hooks of the Slack CLI', () => {
  it('print the manifest as JSON', () => {
    expect(JSON.parse(runHook(hooks['get-manifest']))).toEqual(manifest);
  });

  it('print it between the boundaries that the CLI asks for', () => {
    const printed = runHook(hooks['get-manifest'], '--protocol=message-boundaries', '--boundary=e1f2', '--manifest');
    expect(JSON.parse(printed.trim().split('e1f2')[1] ?? '')).toEqual(manifest);
  });

  it('start the bot, and come beside those of the package', () => {
    expect(hooks.start).toBe('node dist/bin/main.js');
    const listed = JSON.parse(runHook(hooks['get-hooks']));
    expect(Object.keys(listed.hooks)).toEqual(expect.arrayContaining(['get-manifest', 'start']));
  });
});
