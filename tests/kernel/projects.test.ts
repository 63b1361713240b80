import { expect, it } from 'vitest';
import { kernelFolder, needJupyter, runPython } from '../jupyter';

it("the kernel takes modules and options as somebody else's project has them", async ({ skip }) => {
  needJupyter(skip);
  const env = { JUPYTER_PATH: kernelFolder() };
  const { status, stderr } = await runPython(['test_projects.py'], { cwd: __dirname, env });
  expect(status, stderr).toBe(0);
  expect(stderr).not.toContain('skipped');
}, 900_000);
