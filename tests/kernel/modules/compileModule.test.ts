import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../../src/kernel/language/projects';
import { compileModule } from '../../../src/kernel/modules/compileModule';

const project = (options: ts.CompilerOptions): Project => ({
  file: 'tsconfig.json',
  options,
  complaints: [],
  covers: () => true,
  declarations: () => [],
});

describe('an ES module', () => {
  const compiled = (text: string, options?: ts.CompilerOptions, file = '/a b/c.ts') =>
    compileModule(file, text, true, options && project(options));

  it('names what it imports, in order, without types, and reads it from its namespace', () => {
    const text =
      "import a, { b } from 'x'; import type { T } from 't'; import * as c from 'y'; export * from 'z'; a; b as T; c";
    const { imports, code, isAsync } = compiled(text);
    expect([imports, isAsync]).toEqual([['x', 'y', 'z'], false]);
    expect(code).toContain('const x_1 = __need("x")');
    expect(code).toContain('x_1.default');
    expect(code).not.toContain('require(');
  });

  it('has its own meta and import, and keeps what is written as text or as its own name', () => {
    const { code } = compiled(
      "const require = 1; const __filename = import.meta.url; export const f = () => import('./g'); 'import.meta'",
    );
    expect(code).toContain('const __filename = __meta.url');
    expect(code).toContain("__import('./g')");
    expect(code).toContain("'import.meta'");
    expect(code).toContain('const require = 1');
  });

  it.each([
    ['await 1', true],
    ['for await (const a of []) {}', true],
    ['await using a = f(); declare const f: any', true],
    ['export const x = await f(); declare const f: any', true],
    ['async function f() { await 1 }', false],
    ['const f = async () => { for await (const a of []) {} }', false],
    ['class A { async m() { await 1 } }', false],
  ])('awaits at its top level or not: %j', (text, isAsync) => {
    expect(compiled(text).isAsync).toBe(isAsync);
  });

  it('follows the jsx of its project', () => {
    const text = 'export const a = <b/>';
    expect(compiled(text, { jsx: ts.JsxEmit.ReactJSX }, 'a.tsx').imports).toEqual(['react/jsx-runtime']);
    expect(compiled(text, { jsx: ts.JsxEmit.Preserve, jsxImportSource: 'p' }, 'a.tsx').imports).toEqual([
      'p/jsx-runtime',
    ]);
    expect(compiled(text, { jsx: ts.JsxEmit.React, jsxFactory: 'h' }, 'a.tsx').code).toContain(
      'h("b", null)',
    );
  });

  it.each(['a.mts', 'a.ts', 'a.js', 'a.mjs'])('is written the same whatever its ending: %s', (file) => {
    expect(compiled('export const a = 1', undefined, file).code).toContain('exports.a = 1');
  });

  it('keeps imports that nothing uses where its project says so', () => {
    const text = "import { a } from 'effects'";
    expect(compiled(text).imports).toEqual([]);
    expect(compiled(text, { verbatimModuleSyntax: true }).imports).toEqual(['effects']);
  });

  it('that is no TypeScript is an error with its place', () => {
    expect(() => compiled('const ok = 1;\nconst = 2;')).toThrow(
      '/a b/c.ts:2:7: Variable declaration expected.',
    );
  });
});

describe('a CommonJS module', () => {
  it('requires, and imports through the kernel', () => {
    const { code, imports } = compileModule('a.ts', "import a from 'x'; a(import('y'))", false, undefined);
    expect(code).toContain('__importDefault(require("x"))');
    expect(code).toContain("module.__import('y')");
    expect(imports).toEqual([]);
  });
});
