import { expect, it } from 'vitest';
import { kernelFolder, needJupyter, runPython } from '../jupyter';

it('the kernel passes the public kernel suite and the cases beyond it', async ({ skip }) => {
  needJupyter(skip);
  const env = { JUPYTER_PATH: kernelFolder() };
  const { status, stderr } = await runPython(['test_kernel.py'], { cwd: __dirname, env });
  expect(status, stderr).toBe(0);
  expect(stderr).not.toContain('skipped');
}, 900_000);
