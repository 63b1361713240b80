import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { Converter } from '../../../src/kernel/language/converter';
import { foreignSyntax } from '../../../src/kernel/language/foreignSyntax';

describe('what is not TypeScript but IPython', () => {
  const converter = new Converter(tmpdir());

  function advice(cell: string): string | undefined {
    const converted = converter.convert(cell);
    return 'diagnostics' in converted ? foreignSyntax(cell, converted.diagnostics)?.[0].message : undefined;
  }

  it.each([
    ['%time 1', '%time', 'console.time('],
    ['%%timeit\nf()', '%%timeit', 'console.time('],
    ['%load_ext autoreload', '%load_ext', 'an import'],
    ['%pip install x', '%pip', 'npm install'],
    ['%%html\n<b>x</b>', '%%html', "'text/html'"],
    ['%nonsense', '%nonsense', 'TypeScript'],
    ['!ls', '!ls', 'execSync("ls"'],
    ['const a = 1;\n!ls -la "b"', '!ls', String.raw`execSync("ls -la \"b\""`],
    ['?Math.max', 'a question', 'write instead: Math.max?'],
    ['??help', 'a question', 'write instead: help?'],
    ['Math.max??', 'one question mark', 'write instead: Math.max?'],
  ])('is told what to write instead: %j', (cell, named, written) => {
    expect(advice(cell)).toContain(named);
    expect(advice(cell)).toContain(written);
  });

  it('points at the line', () => {
    const cell = 'const a = 1;\n  !ls -la';
    const converted = converter.convert(cell);
    const found = 'diagnostics' in converted ? foreignSyntax(cell, converted.diagnostics) : [];
    expect(found?.map(({ start, length, isSyntax }) => [start, length, isSyntax])).toEqual([[15, 7, true]]);
  });

  it.each([
    'const done = true;\n!done',
    'const n = 7\n%3',
    'const = 1',
    'const a: string = 1',
  ])('is not found in TypeScript, right or wrong: %j', (cell) => {
    expect(advice(cell)).toBeUndefined();
  });
});
