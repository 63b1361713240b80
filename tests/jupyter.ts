import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { environmentProgram } from '../src/kernel/jupyterEnvironment';
import { installKernelspec } from '../src/kernel/kernelspec';
import { packageRoot } from '../src/packageRoot';

/** Ends the test, saying why, where Jupyter cannot be had. */
export function needJupyter(skip: (reason: string) => void): void {
  const reason = inject('noJupyter');
  if (reason) skip(reason);
  expect(existsSync(join(packageRoot, 'dist', 'kernel', 'main.js')), 'run `npm run build` first').toBe(true);
}

/** Where Jupyter finds our kernel and, as `tslab`, the stock one that we depend on. */
export function kernelFolder(): string {
  const prefix = mkdtempSync(join(tmpdir(), 'kernels-'));
  installKernelspec({ prefix });
  const folder = join(prefix, 'share', 'jupyter', 'kernels', 'tslab');
  mkdirSync(folder, { recursive: true });
  const main = join(packageRoot, 'node_modules', 'tslab', 'bin', 'tslab');
  const argv = [process.execPath, main, 'kernel', '--config-path', '{connection_file}'];
  writeFileSync(
    join(folder, 'kernel.json'),
    JSON.stringify({ argv, display_name: 'tslab', language: 'typescript' }),
  );
  return join(prefix, 'share', 'jupyter');
}

export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a Python program of the tests to its end. */
export function runPython(
  args: readonly string[],
  { env = {}, cwd, input = '' }: { env?: Record<string, string>; cwd?: string; input?: string } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      environmentProgram('python'),
      [...args],
      { cwd, env: { ...process.env, ...env }, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => resolve({ status: error ? 1 : 0, stdout, stderr }),
    );
    child.stdin!.end(input);
  });
}
