import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The Pythons that the pinned JAX can run on, the best first. */
const candidates = ['python3', 'python3.13', 'python3.12', 'python3.11'];

function quietly(program, args) {
  return spawnSync(program, args, { encoding: 'utf8' });
}

function suitable(program) {
  const version = 'import sys, venv; sys.exit(sys.version_info < (3, 11))';
  return quietly(program, ['-c', version]).status === 0;
}

/**
 * The interpreter of `.venv-bench`, made from requirements.txt where it is missing or of other requirements.
 * @returns {{ python?: string, absent?: string }} the interpreter, or why there is none.
 */
export function benchPython(root, log) {
  const wanted = readFileSync(join(root, 'bench', 'requirements.txt'), 'utf8');
  const venv = join(root, '.venv-bench');
  const stamp = join(venv, 'requirements.txt');
  const python = join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { python };
  const base = candidates.find(suitable);
  if (!base) return { absent: 'no python3 of version 3.11 or later with venv' };
  log('making .venv-bench (once)');
  rmSync(venv, { recursive: true, force: true });
  for (const [program, args] of [
    [base, ['-m', 'venv', venv]],
    [
      python,
      [
        '-m',
        'pip',
        '--disable-pip-version-check',
        'install',
        '--quiet',
        '-r',
        join(root, 'bench', 'requirements.txt'),
      ],
    ],
  ]) {
    const { status, stderr } = quietly(program, args);
    if (status !== 0) return { absent: `${args.slice(0, 2).join(' ')}: ${stderr.trim().split('\n').at(-1)}` };
  }
  writeFileSync(stamp, wanted);
  return { python };
}
