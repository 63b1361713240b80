import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Starts a worker on a module of this package, given its path without extension. From source (tests, the notebook
 * kernel) the module and what it imports are translated first.
 */
export function spawnWorker(entry: string, workerData: object): Worker {
  if (existsSync(`${entry}.js`)) return new Worker(`${entry}.js`, { workerData });
  return new Worker(fromSource, {
    eval: true,
    workerData: { ...workerData, entry, texts: translated(entry) },
  });
}

const fromSource = `
const { workerData } = require('node:worker_threads');
require.extensions['.ts'] = (module, file) => module._compile(workerData.texts[file], file);
require(workerData.entry);
`;

const known = new Map<string, Readonly<Record<string, string>>>();

/** A module and its relative imports as JavaScript, by file. */
function translated(entry: string): Readonly<Record<string, string>> {
  let texts = known.get(entry);
  if (!texts) known.set(entry, (texts = translate(`${entry}.ts`, {})));
  return texts;
}

function translate(file: string, texts: Record<string, string>): Record<string, string> {
  if (file in texts) return texts;
  const ts = require('typescript') as typeof import('typescript');
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  const text = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText;
  texts[file] = text;
  for (const [, path] of text.matchAll(/require\("(\.[^"]+)"\)/g))
    translate(`${resolve(dirname(file), path)}.ts`, texts);
  return texts;
}
