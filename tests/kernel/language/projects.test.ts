import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { cellOptions, libraryNames, runOptions } from '../../../src/kernel/language/cellOptions';
import { Projects } from '../../../src/kernel/language/projects';

function folderWith(files: Record<string, string>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'projét ')));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

it('a project has what its tsconfig extends, and one for all its folders', () => {
  const folder = folderWith({
    'base.json': '{ "compilerOptions": { "strict": true, "target": "es2022" } }',
    'tsconfig.json': '{ "extends": "./base.json", "compilerOptions": { "target": "es2023" } }',
    'src/a.ts': '',
  });
  const projects = new Projects();
  const project = projects.of(folder)!;
  expect(project.options).toMatchObject({ strict: true, target: ts.ScriptTarget.ES2023 });
  expect(projects.of(join(folder, 'src'))).toBe(project);
  expect(project.complaints).toEqual([]);
  expect(new Projects().of(tmpdir())).toBeUndefined();
});

it('a project is read again when a file that it extends has changed, and only then', () => {
  const folder = folderWith({
    'base.json': '{ "compilerOptions": { "strict": true } }',
    'tsconfig.json': '{ "extends": "./base.json" }',
  });
  const projects = new Projects();
  const project = projects.of(folder);
  expect(projects.refresh()).toBe(false);
  expect(projects.of(folder)).toBe(project);
  writeFileSync(join(folder, 'base.json'), '{ "compilerOptions": { "strict": false } }');
  expect(projects.refresh()).toBe(true);
  expect(projects.of(folder)?.options.strict).toBe(false);
});

it('a project is found when it is made', () => {
  const folder = folderWith({});
  const projects = new Projects();
  expect(projects.of(folder)).toBeUndefined();
  writeFileSync(join(folder, 'tsconfig.json'), '{}');
  expect(projects.refresh()).toBe(true);
  expect(projects.of(folder)?.file).toBe(join(folder, 'tsconfig.json'));
});

it('what is wrong in a tsconfig is said with its place; files that are not there are no matter', () => {
  const folder = folderWith({
    'tsconfig.json':
      '{\n  "compilerOptions": { "strickt": true, "target": "es1" },\n  "include": ["nowhere"]\n}',
  });
  const [first, second, ...rest] = new Projects().of(folder)!.complaints;
  expect(first).toMatch(/tsconfig\.json:2:24: Unknown compiler option 'strickt'. Did you mean 'strict'\?$/);
  expect(second).toMatch(/tsconfig\.json:2:51: Argument for '--target' option must be/);
  expect(rest).toEqual([]);
});

it('a file that only names others stands for the first of them', () => {
  const folder = folderWith({
    'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
    'tsconfig.app.json': '{ "compilerOptions": { "composite": true, "jsx": "preserve" } }',
  });
  expect(new Projects().of(folder)?.file).toBe(join(folder, 'tsconfig.app.json'));
});

it('of its own files those that declare are known', () => {
  const folder = folderWith({
    'tsconfig.json': '{ "include": ["src"] }',
    'src/a.ts': '',
    'src/b.d.ts': '',
    'other/c.d.ts': '',
  });
  expect(new Projects().of(folder)?.declarations()).toEqual([join(folder, 'src', 'b.d.ts')]);
});

it('a project covers the folder of its file and those that it includes', () => {
  const folder = folderWith({ 'tsconfig.json': '{ "include": ["src", "tools/*.ts"] }' });
  const covered = (name: string) => new Projects().of(folder)?.covers(join(folder, name));
  expect(['.', 'src', 'src/deep', 'tools'].map(covered)).toEqual([true, true, true, true]);
  expect(['notebooks', 'tools/deep', 'srcs'].map(covered)).toEqual([false, false, false]);
  expect(new Projects().of(folderWith({ 'tsconfig.json': '{}' }))?.covers('/elsewhere')).toBe(false);
});

it('options of cells keep what is about types and drop what is about builds', () => {
  const options = cellOptions({
    strict: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    outDir: 'build',
    composite: true,
    module: ts.ModuleKind.NodeNext,
  });
  expect(options).toMatchObject({
    strict: true,
    noUncheckedIndexedAccess: true,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  for (const name of ['noUnusedLocals', 'outDir', 'composite']) expect(options).not.toHaveProperty(name);
});

it.each([
  [{ target: ts.ScriptTarget.ES5 }, ts.ScriptTarget.ES2022, false],
  [{ target: ts.ScriptTarget.ES2023 }, ts.ScriptTarget.ES2023, true],
  [{ target: ts.ScriptTarget.ESNext }, ts.ScriptTarget.ES2024, true],
  [{}, ts.ScriptTarget.ES2024, true],
  [{ target: ts.ScriptTarget.ES2022, useDefineForClassFields: false }, ts.ScriptTarget.ES2022, false],
])('code is written as Node runs it, with the class fields of the project: %j', (given, target, fields) => {
  expect(runOptions(given)).toMatchObject({ target, useDefineForClassFields: fields });
});

it.each([
  [undefined, 'es2023'],
  [{ strict: true }, 'es2023'],
  [{ target: ts.ScriptTarget.ES2022 }, 'es2022.full'],
  [{ module: ts.ModuleKind.NodeNext }, 'esnext.full'],
  [{ target: ts.ScriptTarget.ES5 }, 'es5'],
  [{ lib: ['lib.es2021.d.ts', 'lib.dom.d.ts'] }, 'es2021'],
  [{ noLib: true, target: ts.ScriptTarget.ES2022 }, undefined],
])('the library is that of the options %j', (given, first) => {
  expect(libraryNames(given)[0]).toBe(first);
});
