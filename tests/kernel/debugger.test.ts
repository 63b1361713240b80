import { expect, it } from 'vitest';
import { kernelFolder, needJupyter, runPython } from '../jupyter';

it('the kernel has a debugger, through a real Jupyter client', async ({ skip }) => {
  needJupyter(skip);
  const env = { JUPYTER_PATH: kernelFolder() };
  const { status, stderr } = await runPython(['test_debugger.py'], { cwd: __dirname, env });
  expect(status, stderr).toBe(0);
}, 600_000);
