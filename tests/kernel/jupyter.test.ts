import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { installKernelspec } from '../../src/kernel/kernelspec';
import { packageRoot } from '../../src/packageRoot';

const python = join(packageRoot, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** Makes the environment from the pinned requirements; returns why that cannot be done, if it cannot. */
function prepare(): string | undefined {
  const has = (): boolean => spawnSync(python, ['-c', 'import jupyter_kernel_test, nbclient']).status === 0;
  if (has()) return undefined;
  try {
    const system = process.platform === 'win32' ? 'python' : 'python3';
    if (!existsSync(python)) execFileSync(system, ['-m', 'venv', join(packageRoot, '.venv')]);
    execFileSync(python, [
      '-m',
      'pip',
      'install',
      '-q',
      '-r',
      join(packageRoot, 'tests', 'requirements.txt'),
    ]);
  } catch (error) {
    return `needs Python 3 with venv and pip: ${(error as Error).message.split('\n')[0]}`;
  }
  return has() ? undefined : 'the pinned requirements did not install';
}

it('the kernel passes the public kernel suite and the cases beyond it', ({ skip }) => {
  const reason = prepare();
  if (reason) {
    console.warn(`Jupyter tests skipped: ${reason}`);
    skip(reason);
  }
  expect(existsSync(join(packageRoot, 'dist', 'kernel', 'main.js')), 'run `npm run build` first').toBe(true);
  const prefix = mkdtempSync(join(tmpdir(), 'kernel-test-'));
  installKernelspec({ prefix });
  const run = spawnSync(python, ['test_kernel.py'], {
    cwd: __dirname,
    env: { ...process.env, JUPYTER_PATH: join(prefix, 'share', 'jupyter') },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  expect(run.status, run.stderr).toBe(0);
  expect(run.stderr).not.toContain('skipped');
}, 900_000);
