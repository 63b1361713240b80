import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../inputError';
import { atomicWrite } from './atomicWrite';
import { filesUnder } from './filesUnder';
import { canonicalJson } from './json/canonicalJson';
import { parseJsonFile } from './json/parseJsonFile';
import { readBytes } from './readBytes';
import { sha256 } from './sha256';

const MANIFEST = 'manifest.json';
const UNLISTED = new Set([MANIFEST, 'README.md', 'DEFINITIONS.md']);

const manifestSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      path: z.string(),
      bytes: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

/** Size and SHA-256 of each data file; paths are relative to the data folder, with '/', sorted. */
export interface Manifest {
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

export interface ManifestProblem {
  readonly path: string;
  readonly kind: 'missing' | 'changed' | 'extra';
}

/** The manifest of what a data folder holds: all but README.md, DEFINITIONS.md, the manifest, dot files and `checkpoint` folders. */
export function buildManifest(dataDir: string): Manifest {
  return {
    files: listedFiles(dataDir).map((path) => {
      const content = readBytes(join(dataDir, path));
      return { path, bytes: content.length, sha256: sha256(content) };
    }),
  };
}

/** Writes `manifest.json` for what the folder holds now. */
export function writeManifest(dataDir: string): void {
  atomicWrite(join(dataDir, MANIFEST), canonicalJson(buildManifest(dataDir)));
}

/** @throws InputError when `manifest.json` is missing or not a manifest. */
export function readManifest(dataDir: string): Manifest {
  return parseJsonFile(join(dataDir, MANIFEST), manifestSchema);
}

/**
 * What differs between a data folder and its manifest, by path; empty when nothing does.
 * @throws InputError when `manifest.json` is missing or not a manifest.
 */
export function verifyManifest(dataDir: string): ManifestProblem[] {
  if (!existsSync(dataDir)) throw new InputError(`${dataDir}: no such folder`);
  const listed = new Map(readManifest(dataDir).files.map((file) => [file.path, file]));
  const found = new Map(buildManifest(dataDir).files.map((file) => [file.path, file]));
  return [...new Set([...listed.keys(), ...found.keys()])].sort().flatMap((path): ManifestProblem[] => {
    const [expected, actual] = [listed.get(path), found.get(path)];
    if (!actual) return [{ path, kind: 'missing' }];
    if (!expected) return [{ path, kind: 'extra' }];
    return actual.sha256 === expected.sha256 && actual.bytes === expected.bytes
      ? []
      : [{ path, kind: 'changed' }];
  });
}

function listedFiles(dataDir: string): string[] {
  const files = filesUnder(dataDir, (folder) => folder !== 'checkpoint');
  return files.filter((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return !UNLISTED.has(name) && !name.startsWith('.');
  });
}
