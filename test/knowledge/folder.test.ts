import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { limits, readFolder } from '../../src/knowledge/folder.ts';
import { buildFolder, sampleFiles, writeInto, writeKnowledge } from './helpers.ts';

function problems(dir: string): string[] {
  return readFolder(dir).problems.map(({ file, message }) => `${file} ${message}`);
}

describe('readFolder', () => {
  it('reads the files in the order of their paths', () => {
    const { files, name } = readFolder(writeKnowledge());
    expect(name).toBe('knowledge');
    expect(files.map(({ path }) => path)).toEqual(Object.keys(sampleFiles).sort());
  });

  it('passes over hidden files and generated schemas', () => {
    const dir = writeKnowledge();
    writeInto(dir, '.git/HEAD', 'x');
    writeInto(dir, 'topics/.leaves.yml.swp', 'x');
    writeInto(dir, 'schema/about.schema.json', '{}');
    expect(readFolder(dir)).toEqual(readFolder(writeKnowledge()));
  });

  it('says so when the folder is missing, empty or a file', () => {
    const folder = buildFolder();
    writeInto(folder, 'file', 'x');
    mkdirSync(join(folder, 'empty'));
    expect(problems(join(folder, 'gone'))).toEqual(['gone does not exist']);
    expect(problems(join(folder, 'empty'))).toEqual(['empty is empty']);
    expect(problems(join(folder, 'file'))).toEqual(['file is a file; a knowledge base is a folder']);
  });

  it('says so when a file may not be read', ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may read everything');
    const dir = writeKnowledge();
    chmodSync(join(dir, 'about.yml'), 0);
    expect(problems(dir)).toEqual(['knowledge/about.yml may not be read by this user']);
  });

  it('refuses links that lead out of the folder, follows those that stay, and stops at circles', () => {
    const dir = writeKnowledge();
    symlinkSync('/etc/hostname', join(dir, 'guides', 'out.yml'));
    symlinkSync('/etc', join(dir, 'sources', 'etc'));
    symlinkSync(`${dir}-other`, join(dir, 'guides', 'sibling.yml'));
    symlinkSync('../topics/leaves.yml', join(dir, 'topics', 'again.yml'));
    symlinkSync('..', join(dir, 'topics', 'up'));
    writeInto(`${dir}-other`, 'x.yml', 'x');
    const outside = 'is a link to a place outside of the knowledge folder';
    expect(problems(dir).sort()).toEqual([
      `knowledge/guides/out.yml ${outside}`,
      `knowledge/guides/sibling.yml ${outside}`,
      `knowledge/sources/etc ${outside}`,
      'knowledge/topics/up is a link to a folder it lies in',
    ]);
    expect(readFolder(dir).files.map(({ path }) => path)).toContain('topics/again.yml');
  });

  it('says so when a link is broken or leads to itself', () => {
    const dir = writeKnowledge();
    symlinkSync('nowhere.yml', join(dir, 'guides', 'broken.yml'));
    symlinkSync('self.yml', join(dir, 'guides', 'self.yml'));
    expect(problems(dir).sort()).toEqual([
      'knowledge/guides/broken.yml does not exist',
      'knowledge/guides/self.yml is a link that leads back to itself',
    ]);
  });

  it('does not open what is neither a file nor a folder', async () => {
    const dir = writeKnowledge();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(dir, 'guides', 'pipe.yml'), resolve));
    expect(problems(dir)).toEqual(['knowledge/guides/pipe.yml is neither a file nor a folder']);
    await new Promise((resolve) => server.close(resolve));
  });

  it('refuses a file that is too large, and folders nested too deeply', () => {
    const dir = writeKnowledge();
    writeInto(dir, 'guides/just.yml', 'x'.repeat(limits.fileBytes));
    writeInto(dir, 'guides/large.yml', 'x'.repeat(limits.fileBytes + 1));
    writeInto(dir, `guides/${'a/'.repeat(limits.depth)}x.yml`, 'x');
    expect(problems(dir)).toEqual([
      `knowledge/guides/${'a/'.repeat(limits.depth - 2)}a is nested too deeply`,
      'knowledge/guides/large.yml is larger than 1048576 bytes',
    ]);
  });

  it('stops at 32 MB', () => {
    const dir = writeKnowledge();
    for (let index = 0; index < 32; index++) writeInto(dir, `sources/${index}.yml`, 'x'.repeat(limits.fileBytes));
    expect(problems(dir)).toEqual([expect.stringContaining('knowledge holds more than 33554432 bytes')]);
  });

  it('stops at 5,000 entries', () => {
    const dir = writeKnowledge();
    for (let index = 0; index < limits.files; index++) writeInto(dir, `guides/${index}.yml`, '');
    expect(problems(dir)).toEqual(['knowledge holds more than 5000 files']);
  });

  it('reports each file that does not belong there', () => {
    const dir = writeKnowledge({ ...sampleFiles, 'README.md': 'x', 'guide/x.yml': 'x' });
    expect(problems(dir)).toEqual([
      'knowledge/README.md is not a file of a knowledge base',
      'knowledge/guide/x.yml is not a file of a knowledge base',
    ]);
  });
});
