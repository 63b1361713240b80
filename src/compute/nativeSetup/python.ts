import { InputError } from '../../inputError';
import { runTool } from './runTool';

/**
 * The first of python3 and python that has pip; its version does not matter.
 * @throws InputError naming what is missing.
 */
export async function pythonWithPip(): Promise<string> {
  let sawPython = false;
  for (const program of ['python3', 'python']) {
    const { status, missing } = await runTool(program, ['-m', 'pip', '--version'], { limit: 60_000 });
    if (status === 0) return program;
    sawPython ||= !missing;
  }
  throw new InputError(
    sawPython
      ? 'setup:native: expected pip beside python3, found none; install it (python3-pip)'
      : 'setup:native: expected python3 with pip on the PATH, found none; install them (python3, python3-pip)',
  );
}
