import { expect, it } from 'vitest';
import { kernelFolder, needJupyter, runPython } from '../jupyter';

it('comms and widgets work as front ends use them', async ({ skip }) => {
  needJupyter(skip);
  const env = { JUPYTER_PATH: kernelFolder() };
  const { status, stderr } = await runPython(['test_comms.py'], { cwd: __dirname, env });
  expect(status, stderr).toBe(0);
  expect(stderr).not.toContain('skipped');
}, 900_000);
