import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

// From source (tests, the notebook kernel) a worker is a .ts file: it is translated on the way in.
const fromSource = `
const { readFileSync } = require('node:fs');
const { workerData } = require('node:worker_threads');
const ts = require(workerData.typescript);
const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
require.extensions['.ts'] = (module, file) =>
  module._compile(ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText, file);
require(workerData.entry);
`;

/** Starts a worker on a module of this package, given its path without extension. */
export function spawnWorker(entry: string, workerData: object): Worker {
  if (existsSync(`${entry}.js`)) return new Worker(`${entry}.js`, { workerData });
  const typescript = require.resolve('typescript');
  return new Worker(fromSource, {
    eval: true,
    workerData: { ...workerData, entry: `${entry}.ts`, typescript },
  });
}
