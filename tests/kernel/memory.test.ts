import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/packageRoot';
import { kernelFolder, needJupyter, runPython } from '../jupyter';

const code =
  "import { nccRecovery, openStudyRun, show } from 'activation-supervision'; openStudyRun('data').name";
/** Private memory of both processes, in MB. */
const limit = 200;

it(`a kernel at rest holds less than ${limit} MB, fresh and with this package imported`, async ({ skip }) => {
  needJupyter(skip);
  if (!existsSync('/proc/self/smaps_rollup')) skip('this system does not tell what a process holds');
  const env = { JUPYTER_PATH: kernelFolder() };
  const args = [join(__dirname, 'kernel_memory.py'), join(packageRoot, 'notebooks'), code];
  // The first start after an install compiles the compiler, and keeps it for the others.
  await runPython(args, { env });
  const { status, stdout, stderr } = await runPython(args, { env });
  expect(status, stderr).toBe(0);
  const held = JSON.parse(stdout);
  expect(held).toMatchObject({ fresh_status: 'ok', used_status: 'ok' });
  expect(held.fresh).toBeGreaterThan(50);
  expect(held.fresh).toBeLessThan(limit);
  expect(held.used).toBeLessThan(limit);
}, 120_000);
