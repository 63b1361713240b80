import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { documented } from './documented';
import { exampleCode } from './exampleCode';
import { exampleErrors } from './exampleErrors';
import { memoryProgram } from './memoryProgram';
import { runExample } from './runExample';
import { valueMatches } from './valueMatches';

const IMPORT = "import { cosine } from 'activation-supervision';\n";
const X = 'Float64Array.of(1, 0)';

describe('the examples of a source', () => {
  const source = `
    /** Twice.
     * @example
     * import { twice } from 'x';
     * twice('@home', { a: 1 }); // => 2
     * @example twice(1);
     * @throws never
     */
    export function twice(x: unknown) { return x; }
    /** @example thrice(1); */
    export const thrice = (x: number) => 3 * x;
    export class Four {}
    export const five = 5;
    export type Six = 6;
  `;
  const of = documented(memoryProgram(new Map([['/made-up.ts', source]]), { noLib: true }), '/made-up.ts');

  it('are those of all that can be called or constructed, word by word', () => {
    const code = "import { twice } from 'x';\ntwice('@home', { a: 1 }); // => 2";
    expect(of).toEqual([
      { name: 'twice', summary: 'Twice.', examples: [code, 'twice(1);'] },
      { name: 'thrice', summary: '', examples: ['thrice(1);'] },
      { name: 'Four', summary: '', examples: [] },
    ]);
  });
});

describe('an example that is run', () => {
  it('holds with the values it says, of expressions and of variables, and gives what it shows', async () => {
    const shown = await runExample(
      `import { cosine, show } from 'activation-supervision';\nconst c = cosine(${X}, ${X}); // => 1\nshow(c);\nc + 0.004; // => 1.00`,
    );
    expect(shown).toEqual([1]);
  });

  it('fails with a wrong value, saying both', async () => {
    await expect(runExample(`${IMPORT}cosine(${X}, ${X}); // => 0.9`)).rejects.toThrow(
      'says 0.9, and it is 1',
    );
    await expect(runExample('const x = [1, 2]; // => [1, 3]')).rejects.toThrow(
      'says [1, 3], and it is [ 1, 2 ]',
    );
  });

  it('fails with what it throws', async () => {
    await expect(
      runExample("import { openRun } from 'activation-supervision';\nopenRun('none');"),
    ).rejects.toThrow("run 'none'");
    await expect(runExample('await Promise.reject(new Error("late"));')).rejects.toThrow('late');
  });

  it('fails where a value stands behind nothing that has one', () => {
    expect(() => exampleCode('if (true) {\n  1; // => 1\n}')).toThrow('no statement');
    expect(() => exampleCode('// => 1')).toThrow('no statement');
    expect(() => exampleCode('const { a } = { a: 1 }; // => 1')).toThrow('has none');
    expect(() => exampleCode('function f() {} // => 1')).toThrow('has none');
    expect(exampleCode('1; // one').values).toEqual([]);
  });
});

describe('the types of an example', () => {
  const errors = exampleErrors(
    new Map([
      ['whole', `${IMPORT}const unused = cosine(${X}, ${X});`],
      ['not alone', `cosine(${X}, ${X});`],
      ['wrong type', `${IMPORT}cosine(1, 2);`],
      ['no such export', "import { cosinus } from 'activation-supervision';\ncosinus();"],
      ['import for nothing', `${IMPORT}1 + 1;`],
      ['no syntax', 'const = 1;'],
    ]),
  );
  it.each([
    ['whole', []],
    ['not alone', [expect.stringContaining("line 1: Cannot find name 'cosine'")]],
    ['wrong type', [expect.stringContaining("line 2: Argument of type 'number'")]],
    ['no such export', [expect.stringContaining('line 1: ')]],
    ['import for nothing', [expect.stringContaining("'cosine' is declared but its value is never read")]],
  ])('are looked at: %s', (name, expected) => {
    expect(errors.get(name)).toEqual(expected);
  });
  it('are looked at: no syntax', () => expect(errors.get('no syntax')).not.toEqual([]));
});

describe('a value as it is written', () => {
  it.each<[string, unknown, boolean]>([
    ['2', 2, true],
    ['2', 2.0000001, false],
    ['100_000', 100_000, true],
    ['0.36', 0.3645, true],
    ['0.36', 0.3654, false],
    ['-0.211', -0.21104, true],
    ['-0.211', 0.21104, false],
    ['2.474e-8', 2.4744e-8, true],
    ['2.474e-8', 2.4746e-8, false],
    ['2e-8', 2.6e-8, false],
    ['1.0', '1', false],
    ["'a'", 'a', true],
    ["'a'", 'b', false],
    ['true', true, true],
    ['true', 1, false],
    ['NaN', Number.NaN, true],
    ['null', undefined, false],
    ['undefined', undefined, true],
    ['[1, 2.5]', Float64Array.of(1, 2.5), true],
    ['[1, 2]', [1, 2, 3], false],
    ['[]', {}, false],
    ['{ a: 1, b: [2] }', { a: 1, b: [2] }, true],
    ['{ a: 1 }', { a: 1, b: 2 }, false],
    ['{ a: 1, b: 2 }', { a: 1 }, false],
  ])('%s is %o: %o', (written, value, isIt) => expect(valueMatches(written, value)).toBe(isIt));

  it('is a literal and nothing else', () => {
    expect(() => valueMatches('process.exit()', 1)).toThrow("found 'process.exit()'");
    expect(() => valueMatches('1; 2', 1)).toThrow('expected a number, text, array or object');
  });
});

it('a program in memory reads what lies on disk beside it', () => {
  const program = memoryProgram(new Map([['/a.ts', 'export const a: Map<string, 1> = new Map();']]), {
    lib: ['lib.es2022.d.ts'],
    target: ts.ScriptTarget.ES2022,
  });
  expect(program.getSemanticDiagnostics(program.getSourceFile('/a.ts'))).toEqual([]);
});
