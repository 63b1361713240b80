import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import type TypeScript from 'typescript';
import { readCodeCache, writeCodeCache } from './codeCache';
import { projectTypeScript } from './projectTypeScript';

export type { TypeScript };

const { file } = projectTypeScript(process.cwd());
const { script, length, isCached } = compiled();

/** Where the compiler's declarations of JavaScript's own library lie. */
export const libraryFolder: string = dirname(file);

/** The TypeScript compiler, the project's or the kernel's, loaded from V8's code cache where there is one: it starts in half the time. */
export const ts: typeof TypeScript = evaluate();

/** Keeps the compiled code for the next start. Call it when warm: lazily compiled functions are kept too. */
export function keepCompiledCompiler(): void {
  if (!isCached) writeCodeCache(file, length, script.createCachedData());
}

/** In a function of its own: V8 keeps the text with the script, and a second copy would cost nine megabytes. */
function compiled(): { script: Script; length: number; isCached: boolean } {
  const text = readFileSync(file, 'utf8');
  const { length } = text;
  const cachedData = readCodeCache(file, length);
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  const script = new Script(wrapped, { filename: file, cachedData });
  return { script, length, isCached: cachedData !== undefined && !script.cachedDataRejected };
}

function evaluate(): typeof TypeScript {
  const module = { exports: {} as typeof TypeScript };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return module.exports;
}
