import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildManifest, readManifest, verifyManifest, writeManifest } from '../../src/data/manifest';
import { refusal } from './refusal';
import { temporaryFolder } from './temporaryFolder';

function dataFolder(): string {
  const folder = temporaryFolder();
  for (const inner of ['runs/a/snapshots', 'runs/a/checkpoint', 'published'])
    mkdirSync(join(folder, inner), { recursive: true });
  writeFileSync(join(folder, 'README.md'), 'text');
  writeFileSync(join(folder, 'DEFINITIONS.md'), 'text');
  writeFileSync(join(folder, '.hidden'), 'x');
  writeFileSync(join(folder, 'published', 'tables.json'), 'abc');
  writeFileSync(join(folder, 'runs/a/config.json'), '{}');
  writeFileSync(join(folder, 'runs/a/snapshots/one'), 'one');
  writeFileSync(join(folder, 'runs/a/checkpoint/state'), 'state');
  return folder;
}

test('the manifest lists every data file with size and hash, sorted, and nothing else', () => {
  const { files } = buildManifest(dataFolder());
  expect(files.map(({ path }) => path)).toEqual([
    'published/tables.json',
    'runs/a/config.json',
    'runs/a/snapshots/one',
  ]);
  expect(files[0]).toEqual({
    path: 'published/tables.json',
    bytes: 3,
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
});

test('a folder agrees with the manifest written for it', () => {
  const folder = dataFolder();
  writeManifest(folder);
  expect(readManifest(folder)).toEqual(buildManifest(folder));
  expect(verifyManifest(folder)).toEqual([]);
});

test('missing, changed and extra files are named, by path', () => {
  const folder = dataFolder();
  writeManifest(folder);
  writeFileSync(join(folder, 'published/tables.json'), 'abd');
  writeFileSync(join(folder, 'runs/a/more'), '');
  rmSync(join(folder, 'runs/a/snapshots/one'));
  expect(verifyManifest(folder)).toEqual([
    { path: 'published/tables.json', kind: 'changed' },
    { path: 'runs/a/more', kind: 'extra' },
    { path: 'runs/a/snapshots/one', kind: 'missing' },
  ]);
});

test.each([
  ['not JSON', '{', 'not valid JSON'],
  ['no list of files', '{"files": 3}', 'files: '],
  ['a bad hash', '{"files": [{"path": "a", "bytes": 1, "sha256": "x"}]}', 'files.0.sha256: '],
  ['an unknown field', '{"files": [], "more": 1}', 'more'],
])('a manifest with %s is refused', (_, text, reason) => {
  const folder = dataFolder();
  writeFileSync(join(folder, 'manifest.json'), text);
  expect(refusal(() => verifyManifest(folder))).toContain(reason);
});

test('a missing manifest or folder is refused by name', () => {
  const folder = dataFolder();
  expect(refusal(() => verifyManifest(folder))).toBe(`${join(folder, 'manifest.json')}: no such file`);
  expect(refusal(() => verifyManifest(join(folder, 'none')))).toBe(`${join(folder, 'none')}: no such folder`);
});
