import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/knowledge/document.ts';
import { formatProblem } from '../../src/knowledge/problem.ts';

const parse = (text: string) => parseYaml('x.yml', new TextEncoder().encode(text));

function problems(text: string): string[] {
  const result = parse(text);
  return result.ok ? [] : result.problems.map(formatProblem);
}

describe('parseYaml', () => {
  it('keeps as text what other readers of YAML turn into something else', () => {
    const result = parse('day: 2026-01-01\nyes: no\noff: on\ntime: 09:00\nlong: 1_000\n');
    expect(result.ok && result.yaml.data).toEqual({
      day: '2026-01-01',
      yes: 'no',
      off: 'on',
      time: '09:00',
      long: '1_000',
    });
  });

  it('reads a byte order mark and Windows line ends', () => {
    const result = parse('\ufeffa: 1\r\nb: >-\r\n  two\r\n  words\r\n');
    expect(result.ok && result.yaml.data).toEqual({ a: 1, b: 'two words' });
    expect(result.ok && result.yaml.at(['b'])).toEqual({ line: 2, column: 4 });
  });

  it('finds the place of a key, a value, an entry, and of what is above a missing one', () => {
    const result = parse('a:\n  - b: 1\n    c: x\n');
    if (!result.ok) throw new Error('does not parse');
    const { at } = result.yaml;
    expect(at(['a', 0, 'c'])).toEqual({ line: 3, column: 8 });
    expect(at(['a', 0, 'c'], 'key')).toEqual({ line: 3, column: 5 });
    expect(at(['a', 0])).toEqual({ line: 2, column: 5 });
    expect(at(['a', 0, 'd'])).toEqual({ line: 2, column: 5 });
    expect(at(['a', 7])).toEqual({ line: 2, column: 3 });
    expect(at([])).toEqual({ line: 1, column: 1 });
  });

  it.each([
    ['a key given twice', 'a: 1\nb: 2\na: 3\n', '3:1  key "a" is given twice'],
    ['an anchor', 'a: &x 1\n', '1:7  &x names a part of the file'],
    ['a merge key', 'a: { <<: { b: 1 } }\n', '1:6  key "<<" is not allowed'],
    ['__proto__', 'a: 1\n__proto__: { b: 1 }\n', '2:1  key "__proto__" is not allowed'],
    ['constructor', 'a: { constructor: 1 }\n', '1:6  key "constructor" is not allowed'],
    ['prototype', 'prototype: 1\n', '1:1  key "prototype" is not allowed'],
    ['an unknown tag', 'a: !foo 1\n', '1:4  has an unknown tag'],
    ['a known tag', 'a: !!binary aGk=\n', '1:13  has the tag "tag:yaml.org,2002:binary"'],
    ['a list as a key', '? [a]\n: 1\n', '1:3  has a key that is not a word'],
    ['a second document', 'a: 1\n---\nb: 2\n', '2:1  holds a second document'],
    ['a %YAML line', '%YAML 1.1\n---\na: yes\n', '1:1  begins with a %YAML line'],
    ['a %TAG line', '%TAG ! tag:x,2000:\n---\na: 1\n', '1:1  begins with a %TAG line'],
    ['a tab', 'a:\n\tb: 1\n', '2:1  is indented with a tab'],
    ['a second colon', 'a: b: c\n', '1:4  has a second ": " in one line'],
    ['an open quotation mark', 'a: "x\n', '2:1  lacks a character'],
    ['an open bracket', 'a: [1, 2\n', '2:1  is not indented like the lines it belongs to'],
    ['a special character', 'a: @x\n', '1:4  begins with a character that has a meaning of its own'],
    ['a crooked column', 'a:\n  b: 1\n c: 2\n', '3:1  is not indented like the lines it belongs to'],
    ['an escape sequence for the terminal', 'a: "\\e[31m"\n', '1:4  holds an invisible control character'],
    ['a mark that turns the direction of text', 'a: x\u202ey\n', '1:4  holds an invisible control character'],
  ])('refuses %s', (_, text, expected) => {
    const found = problems(text);
    expect(found).toHaveLength(1);
    expect(found[0]?.startsWith(`x.yml:${expected}`)).toBe(true);
  });

  it.each([
    ['opening brackets', '['.repeat(1_000_000)],
    ['closed brackets', '['.repeat(5_000) + ']'.repeat(5_000)],
    ['dashes', `${'- '.repeat(500_000)}a`],
    ['question marks', `${'? '.repeat(30_000)}a`],
    ['indented keys', Array.from({ length: 1_400 }, (__, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('refuses deep nesting by %s without parsing it', (_, text) => {
    expect(problems(text)).toEqual([expect.stringContaining('is nested more than 64 levels deep')]);
  });

  it('refuses an alias at its own place', () => {
    expect(problems('a: &x 1\nb: *x\n')[1]).toBe(
      'x.yml:2:4  *x repeats another part of the file  Write the value out.',
    );
  });

  it('refuses a bomb of aliases without expanding it', () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const below = level === 0 ? 'lol' : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array.from({ length: 9 }, () => below).join(', ')}]`;
    });
    const found = problems(levels.join('\n'));
    expect(found[0]).toContain('&a0 names a part of the file');
    expect(found).toHaveLength(20);
  });

  it('finds duplicates among very many keys', () => {
    const keys = Array.from({ length: 40_000 }, (_, index) => `k${index}: 1`);
    expect(problems([...keys, 'k7: 2'].join('\n'))).toEqual([
      'x.yml:40001:1  key "k7" is given twice  Remove one of them.',
    ]);
  });

  it('refuses what is not UTF-8', () => {
    const result = parseYaml('x.yml', Buffer.from('name: Grün', 'latin1'));
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]?.message).toBe('is not UTF-8 text');
  });
});
