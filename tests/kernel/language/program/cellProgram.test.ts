import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../../../src/kernel/language/cellText';
import { ts } from '../../../../src/kernel/language/compiler';
import { Converter } from '../../../../src/kernel/language/converter';
import { CellProgram } from '../../../../src/kernel/language/program/cellProgram';
import { LanguageHost } from '../../../../src/kernel/language/program/languageHost';
import { Projects } from '../../../../src/kernel/language/projects';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cells-')));

/** What is wrong with the last of some cells, each run after the other. */
function messages(converter: Converter, ...cells: string[]): string[] {
  let found: string[] = [];
  for (const cell of cells) {
    const converted = converter.convert(cell);
    found = 'diagnostics' in converted ? converted.diagnostics.map((one) => one.message) : [];
    if ('cell' in converted) converter.keep(converted.cell.declarations);
  }
  return found;
}

describe('the program around the cells', () => {
  const host = new LanguageHost(folder, new Projects());
  const cells = new CellProgram(host, ts.createLanguageService(host));
  const programOf = (cell: string): unknown => {
    host.refresh();
    return cells.load(cellText(cell)).program;
  };

  it('serves one cell after the other, and another one where they import or declare what it lacks', () => {
    const first = programOf('const a = 1');
    cells.keep([{ name: 'a', text: 'declare const a = 1;', isValue: true, isType: false }]);
    expect(programOf('a + 1')).toBe(first);
    const importing = programOf("import { lib } from './lib'");
    expect(importing).not.toBe(first);
    expect(programOf("import * as again from './lib'")).toBe(importing);
    expect(programOf('declare global { var everywhere: number }')).not.toBe(importing);
  });

  it('is another one once an imported file has changed', () => {
    writeFileSync(join(folder, 'lib.ts'), 'export const lib = 1;');
    const before = programOf("import { lib } from './lib'");
    expect(programOf("import { lib } from './lib'")).toBe(before);
    writeFileSync(join(folder, 'lib.ts'), 'export const library = 12;');
    expect(programOf("import { lib } from './lib'")).not.toBe(before);
  });
});

describe('names of earlier cells', () => {
  it('are of the types that their own types have now', () => {
    const converter = new Converter(folder);
    messages(converter, 'interface P { a: number }', 'let p: P = { a: 1 }; const get = (): P => p');
    expect(messages(converter, 'p.a.toFixed()')).toEqual([]);
    expect(messages(converter, 'interface P { b: string }', 'p.b.length; get().b')).toEqual([]);
    expect(messages(converter, 'p.a')).toEqual(["Property 'a' does not exist on type 'P'."]);
  });

  it('keep a private field of a class that was declared again comparable', () => {
    const converter = new Converter(folder);
    const again = 'class Model { #w = 1; run() { return this.#w } }';
    messages(
      converter,
      again,
      'const model = new Model(); function use(one: Model) { return one.run() }',
      again,
    );
    expect(messages(converter, 'use(model).toFixed(); use(new Model())')).toEqual([]);
  });

  it('may stand for a type and for a value, of different cells', () => {
    const converter = new Converter(folder);
    messages(converter, 'interface Both { x: number }', 'const Both = 1');
    expect(messages(converter, 'const one: Both = { x: Both }; one.x')).toEqual([]);
  });

  it('have types of modules that only another module imports', () => {
    writeFileSync(join(folder, 'inner.ts'), 'export class Inner { v = 1 }');
    writeFileSync(
      join(folder, 'outer.ts'),
      "import { Inner } from './inner'; export const make = () => new Inner();",
    );
    const converter = new Converter(folder);
    messages(converter, "import { make } from './outer'", 'const made = make()', '1');
    expect(messages(converter, 'made.v.toFixed()')).toEqual([]);
    expect(messages(converter, 'made.w')).toEqual(["Property 'w' does not exist on type 'Inner'."]);
  });

  it('declared for all files are known in all cells', () => {
    const converter = new Converter(folder);
    messages(converter, 'declare global { interface Array<T> { mine(): T } }', '1');
    expect(messages(converter, '[1].mine().toFixed()')).toEqual([]);
  });
});

describe('a cell', () => {
  const declared = Array.from({ length: 3600 }, (_, i) => ({
    ...{ name: `n${i}`, text: `declare const n${i}: number;` },
    ...{ isValue: true, isType: false },
  }));
  const trivial = (converter: Converter, i: number): number => {
    const began = performance.now();
    messages(converter, `const x${i}: number = 1; x${i}`);
    return performance.now() - began;
  };

  it('costs the same after thousands of names as after none', () => {
    const [none, many] = [new Converter(folder), new Converter(folder)];
    many.keep(declared);
    const ratios: number[] = [];
    for (let i = 0; i < 150; i++) {
      const ratio = trivial(many, i) / trivial(none, i);
      if (i >= 50) ratios.push(ratio);
    }
    // It was 4 when names were read again for each cell.
    expect(ratios.sort((a, b) => a - b)[ratios.length / 2]).toBeLessThan(1.6);
  });

  it('leaves no memory behind', () => {
    setFlagsFromString('--expose_gc');
    const collect = runInNewContext('gc') as () => void;
    const converter = new Converter(folder);
    const heapAfter = (cells: number): number => {
      for (let i = 0; i < cells; i++)
        messages(
          converter,
          `const x: { i: ${i} } = { i: ${i} }; function f(y: typeof x) { return y.i + ${i} }; f(x)`,
        );
      collect();
      return process.memoryUsage().heapUsed / 1e6;
    };
    // A checker's whole memory of 200 cells may be there or not: 5 MB, of 100.
    const before = heapAfter(410);
    expect(heapAfter(1000) - before).toBeLessThan(12);
  });
});
