import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../inputError';
import { packageRoot } from '../packageRoot';

/** Files of pinned requirements: what JupyterLab needs, and what the tests need beyond it. */
export const labRequirements = join(packageRoot, 'notebooks', 'requirements.txt');
export const testRequirements = join(packageRoot, 'tests', 'requirements.txt');

/** The Python environment that JupyterLab and the tests of the notebooks run in. */
export const environmentFolder = join(packageRoot, '.venv');

/** A program of that environment. */
export function environmentProgram(name: string): string {
  return process.platform === 'win32'
    ? join(environmentFolder, 'Scripts', `${name}.exe`)
    : join(environmentFolder, 'bin', name);
}

const candidates = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python'];

/**
 * Makes `.venv` and installs the pinned requirements in it, where they are not there yet.
 * @returns the environment's Python.
 * @throws InputError when the file is not there, there is no Python 3.11 or later with venv and pip, or an install fails.
 */
export function jupyterEnvironment(requirements: string, log: (line: string) => void): string {
  const python = environmentProgram('python');
  if (!existsSync(requirements))
    throw new InputError(
      `${requirements}: no such file; it comes with the repository, not with the installed package`,
    );
  const pins = readPins(requirements);
  if (hasPins(python, pins)) return python;
  if (!existsSync(python)) {
    const base = systemPython();
    log('making .venv (once)');
    run(base, ['-m', 'venv', environmentFolder], 'install venv (Debian: python3-venv)');
  }
  log(`installing ${pins.length} pinned packages into .venv; this takes a minute`);
  const pip = ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', '-r', requirements];
  run(python, pip, 'the packages come from the Python Package Index');
  return python;
}

/** `name==version` lines of a requirements file and of those that it includes. */
export function readPins(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) =>
      line.startsWith('-r ') ? readPins(join(dirname(file), line.slice(3).trim())) : [line],
    );
}

const check = `
import sys
from importlib.metadata import version
for pin in sys.argv[1:]:
    name, wanted = pin.split("==")
    if version(name) != wanted:
        sys.exit(1)
`;

function hasPins(python: string, pins: readonly string[]): boolean {
  return existsSync(python) && spawnSync(python, ['-c', check, ...pins]).status === 0;
}

/** A Python that an environment can be made with. @throws InputError naming what is missing, and how to get it. */
export function systemPython(): string {
  const suitable = 'import sys, venv; sys.exit(sys.version_info < (3, 11))';
  const found = candidates.find((program) => spawnSync(program, ['-c', suitable]).status === 0);
  if (found) return found;
  throw new InputError(
    `JupyterLab needs Python 3.11 or later with venv: expected one of ${candidates.join(', ')}, found none that is; ` +
      'install it (python.org; Debian and Ubuntu: apt install python3 python3-venv) and try again',
  );
}

function run(program: string, args: readonly string[], hint: string): void {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status === 0) return;
  const reason = `${stderr ?? ''}\n${stdout ?? ''}`.trim().split('\n').at(-1);
  throw new InputError(`.venv: '${program} ${args.slice(0, 2).join(' ')}' failed: ${reason} (${hint})`);
}
