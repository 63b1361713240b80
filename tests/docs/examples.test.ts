import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Converter } from '../../src/kernel/language/converter';
import { packageRoot } from '../../src/packageRoot';
import { notebookNames } from '../notebooks/notebookNames';
import { type Documented, documented } from './documented';
import { exampleErrors } from './exampleErrors';
import { runExample } from './runExample';
import { sourceProgram } from './sourceProgram';

/** Source files by what notebooks import. */
const ENTRIES = {
  'activation-supervision': join(packageRoot, 'src/index.ts'),
  'activation-supervision/widgets': join(packageRoot, 'src/widgets/index.ts'),
};

/** Of both entries. */
const known: readonly (Documented & { entry: string })[] = (() => {
  const program = sourceProgram(Object.values(ENTRIES));
  return Object.entries(ENTRIES).flatMap(([entry, file]) =>
    documented(program, file).map((one) => ({ ...one, entry })),
  );
})();

const examples = new Map(
  known.flatMap(({ name, examples: of }) =>
    of.map((text, i): [string, string] => [of.length > 1 ? `${name}, ${i + 1}` : name, text]),
  ),
);

/** The names that notebooks import from this package. */
function importedByNotebooks(): string[] {
  const folder = join(packageRoot, 'notebooks');
  return notebookNames().flatMap((name) => {
    const file = `${name}.ts`;
    const source = ts.createSourceFile(
      file,
      readFileSync(join(folder, file), 'utf8'),
      ts.ScriptTarget.ES2022,
    );
    return source.statements.flatMap((one) => {
      if (!ts.isImportDeclaration(one) || !ts.isStringLiteral(one.moduleSpecifier)) return [];
      if (!one.moduleSpecifier.text.startsWith('activation-supervision')) return [];
      const names = one.importClause?.namedBindings;
      return names && ts.isNamedImports(names)
        ? names.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
        : [];
    });
  });
}

/** Where examples write. */
const scratch = mkdtempSync(join(tmpdir(), 'examples-'));
afterAll(() => rmSync(scratch, { recursive: true }));

beforeEach(() => {
  vi.stubEnv('TMPDIR', scratch);
  for (const method of ['log', 'info', 'table', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation(() => {});
  }
});

describe('every function that can be imported', () => {
  it('has an example where notebooks import it', () => {
    const imported = new Set(importedByNotebooks());
    expect(imported.size).toBeGreaterThan(60);
    const of = known.filter(({ name }) => imported.has(name));
    expect(of.filter((one) => one.examples.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it('has a doc comment with an example', () => {
    const poor = known.filter((one) => one.examples.length === 0 || one.summary === '');
    expect(poor.map(({ name }) => name)).toEqual([]);
  });
});

it('in a notebook a name shows what its doc comment says, with its examples', () => {
  const converter = new Converter(join(packageRoot, 'notebooks'));
  const lacking = known.flatMap(({ name, entry, summary, examples: of }) => {
    const cell = `import { ${name} } from '${entry}'`;
    const shown = converter.inspect(cell, 'import { '.length + 1) ?? '';
    const parts = [summary, ...of.map((code) => `\`\`\`ts\n${code}\n\`\`\``)];
    return parts.filter((part) => !shown.includes(part)).map((part) => `${name}: ${part}`);
  });
  expect(lacking).toEqual([]);
});

describe('every example', () => {
  it('stands alone, and is of the types that it is shown with', () => {
    const errors = [...exampleErrors(examples)].flatMap(([name, all]) => all.map((one) => `${name}, ${one}`));
    expect(errors).toEqual([]);
  });

  it.each([...examples.keys()])('runs, with the values that it says: %s', async (name) => {
    const shown = await runExample(examples.get(name)!);
    expect(shown).not.toContain(undefined);
  });
});
