import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { Converter } from '../../../src/kernel/language/converter';

function codeOf(converter: Converter, ...cells: string[]): string {
  let code = '';
  for (const cell of cells) {
    const converted = converter.convert(cell);
    if ('diagnostics' in converted) throw new Error(converted.diagnostics[0].message);
    converter.keep(converted.cell.declarations);
    code = converted.cell.code;
  }
  return code;
}

function messages(converter: Converter, cell: string): string[] {
  const converted = converter.convert(cell);
  return 'diagnostics' in converted ? converted.diagnostics.map((one) => one.message) : [];
}

describe('a cell', () => {
  const converter = new Converter(tmpdir());

  it('returns its last expression', () => {
    expect(codeOf(converter, 'const a = 1; a + 1')).toContain('return exports.a + 1');
    expect(codeOf(converter, '"text"')).toContain('return "text"');
    expect(codeOf(converter, '1; let b = 2')).not.toContain('return');
  });

  it('reads and writes the variables of earlier cells in their scope', () => {
    const code = codeOf(
      converter,
      'let n = 1; function f() { return n }',
      'n += 2; f(); ({ n }); const { m = n } = { m: 3 }',
    );
    expect(code).toContain('exports.n += 2');
    expect(code).toContain('(0, exports.f)()');
    expect(code).toContain('({ n: exports.n })');
  });

  it('leaves properties, labels and parameters of the same name alone', () => {
    const code = codeOf(
      converter,
      'let x = 1',
      'const o = { x: 2 }; o.x; ((x: number) => x)(3); x: for (;;) break x;',
    );
    expect(code).not.toContain('exports.x');
  });

  it('may declare a name again, as another kind of thing', () => {
    codeOf(converter, 'const thing = 1', 'class thing {}', 'function thing() { return 1 }');
    expect(codeOf(converter, 'thing().toFixed()')).toContain('exports.thing');
    expect(messages(converter, 'new thing().x')).not.toEqual([]);
  });

  it('keeps types, imports, enums and the variables of inner blocks', () => {
    codeOf(
      converter,
      "import { join } from 'node:path'; type P = { a: number }; enum E { A } for (var i = 0; i < 1;) i++",
    );
    expect(messages(converter, 'const p: P = { a: i }; join(String(E.A), String(p.a))')).toEqual([]);
    expect(messages(converter, 'join(1)')).toEqual([
      "Argument of type 'number' is not assignable to parameter of type 'string'.",
    ]);
  });

  it('may await at its top level', () => {
    expect(codeOf(converter, 'const w = await Promise.resolve(1); for await (const q of [w]) q')).toContain(
      'await',
    );
  });

  it('may declare the same `var` twice, of one type', () => {
    expect(messages(converter, 'var again = 1; var again = 2; again')).toEqual([]);
    expect(messages(converter, "var other = 1; var other = 'one';")).toEqual([
      expect.stringContaining("Variable 'other' must be of type 'number'"),
    ]);
  });

  it('is refused with the place of what is wrong', () => {
    const converted = converter.convert('const ok = 1;\nconst bad: string = 2;');
    expect(converted).toEqual({
      diagnostics: [
        {
          start: 20,
          length: 3,
          code: 2322,
          isSyntax: false,
          message: "Type 'number' is not assignable to type 'string'.",
        },
      ],
    });
  });

  it('completes and inspects names of earlier cells', () => {
    codeOf(converter, '/** Twice as much. */\nfunction twice(x: number) { return 2 * x }');
    expect(converter.completions('1; twi', 6)).toEqual({
      matches: ['twice'],
      kinds: ['function'],
      start: 3,
      end: 6,
    });
    expect(converter.inspect('const z = 1; twice(2)', 15)).toBe(
      '```ts\nfunction twice(x: number): number\n```\n\nTwice as much.',
    );
    expect(converter.inspect('  ', 1)).toBeUndefined();
    expect(converter.inspect('unknownName', 3)).toBeUndefined();
  });

  it('says of a name what its doc comment says, with parameters, errors and examples', () => {
    const comment =
      '/**\n * Half of it.\n * @param x a number\n * @throws RangeError for 0\n * @example half(3); // => 1.5\n */';
    codeOf(converter, `${comment}\nfunction half(x: number) { return x / 2 }`);
    expect(converter.inspect('half', 4)?.split('\n\n')).toEqual([
      '```ts\nfunction half(x: number): number\n```',
      'Half of it.',
      '- `x` a number\n- *throws* RangeError for 0',
      'Example:',
      '```ts\nhalf(3); // => 1.5\n```',
    ]);
  });

  it('completes what is no name: the content of a string, a private field', () => {
    codeOf(converter, "let mode: 'read-all' | 'read-one' = 'read-all'");
    expect(converter.completions("mode === 'read-a'", 16)).toEqual({
      matches: ['read-all'],
      kinds: ['string'],
      start: 10,
      end: 16,
    });
    expect(converter.completions('class A { #field = 1; m() { return this.#f } }', 42)).toEqual({
      matches: ['#field'],
      kinds: ['property'],
      start: 40,
      end: 42,
    });
  });
});
