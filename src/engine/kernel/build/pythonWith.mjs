import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function run(program, ...args) {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr.trim().split('\n').at(-1)}`);
}

/** The interpreter of a virtual environment that holds the given requirements, made where it is missing or holds others. */
export function pythonWith(venv, requirements) {
  const wanted = readFileSync(requirements, 'utf8');
  const stamp = join(venv, 'requirements.txt');
  const python = join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  rmSync(venv, { recursive: true, force: true });
  run('python3', '-m', 'venv', venv);
  run(python, '-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', '-r', requirements);
  writeFileSync(stamp, wanted);
  return python;
}
