import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../packageRoot';

/** Where the builds of the kernel lie, with their SHA-256 in `SHA256SUMS`. */
export const prebuiltFolder = join(packageRoot, 'src', 'engine', 'prebuilt');

/**
 * The bytes of a build.
 * @throws Error when they are not those whose SHA-256 is committed beside them, or not there.
 */
export function prebuiltBytes(name: string, folder = prebuiltFolder): Buffer {
  const bytes = readFileSync(join(folder, name));
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
  const expected = sums
    .split('\n')
    .find((line) => line.endsWith(`  ${name}`))
    ?.slice(0, 64);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== expected) throw new Error(`${name}: SHA-256 expected ${expected ?? 'none'}, found ${found}`);
  return bytes;
}
