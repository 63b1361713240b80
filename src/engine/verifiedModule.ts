import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const compiled = new Map<string, WebAssembly.Module>();

/**
 * A WebAssembly binary of this package, compiled once per thread.
 * @throws Error when it is not the one whose SHA-256 is committed beside it (`<file>.sha256`).
 */
export function verifiedModule(path: string): WebAssembly.Module {
  const known = compiled.get(path);
  if (known) return known;
  const bytes = readFileSync(path);
  const [expected] = readFileSync(`${path}.sha256`, 'utf8').split(/\s/);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== expected) throw new Error(`${path}: SHA-256 expected ${expected}, found ${found}`);
  const module = new WebAssembly.Module(bytes);
  compiled.set(path, module);
  return module;
}
