import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageFolders } from '../../../src/site/licences/packageFolders';
import { packageLicence } from '../../../src/site/licences/packageLicence';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

function packageOf(manifest: object, files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  made.push(folder);
  const texts = { 'package.json': JSON.stringify({ name: 'one', version: '1.2.3', ...manifest }), ...files };
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('the licence of a package', () => {
  it('has the name that its package.json gives, and the texts of its files, notices among them', () => {
    const files = { 'LICENSE.md': 'You may.\n', NOTICE: 'By us.', 'license/other.txt': 'no', 'index.js': '' };
    expect(packageLicence(packageOf({ license: 'MIT' }, files))).toEqual({
      name: 'one',
      version: '1.2.3',
      licence: 'MIT',
      text: 'You may.\n\nBy us.',
    });
  });

  it.each([
    ['an object', { license: { type: 'ISC', url: 'x' } }, 'ISC'],
    ['a list', { licenses: [{ type: 'MIT' }, { type: 'BSD-3-Clause' }] }, 'MIT OR BSD-3-Clause'],
  ])('is read where it is given as %s', (_, manifest, licence) =>
    expect(packageLicence(packageOf(manifest))).toMatchObject({ licence, text: '' }));

  it('goes by the first line of its text where package.json names none', () =>
    expect(packageLicence(packageOf({}, { LICENCE: 'The MIT License\n\nYou may.' })).licence).toBe(
      'The MIT License',
    ));

  it('is an error where there is none', () =>
    expect(() => packageLicence(packageOf({}, { 'README.md': 'MIT' }))).toThrow(
      'one 1.2.3: expected a licence, in its package.json or as a file; found none',
    ));
});

it('files of packages tell their folders, the innermost of nested ones, and others none', () =>
  expect(
    packageFolders([
      'node_modules/b/lib/index.js',
      'node_modules/b/package.json',
      'node_modules/@scope/a/index.js',
      'node_modules/b/node_modules/c/index.js',
      'src/index.ts',
      'absent:d',
    ]),
  ).toEqual(['node_modules/@scope/a', 'node_modules/b', 'node_modules/b/node_modules/c']));
