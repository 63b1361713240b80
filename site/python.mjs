// The Python environment that the site is built with: `.venv-site`, made once from the pinned requirements beside this file.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './inBrowser.mjs';

const { systemPython } = createRequire(import.meta.url)('../dist/kernel/jupyterEnvironment.js');
const requirements = join(root, 'site', 'requirements.txt');
const environment = join(root, '.venv-site');
const installed = join(environment, 'installed.txt');

/** Where programs of that environment lie. Where it is not there yet, or of other versions, it is made; needs `npm run build`. */
export function sitePrograms() {
  const programs = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');
  const python = join(programs, 'python');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return programs;
  console.error('making .venv-site (once); this takes a minute');
  if (!existsSync(python)) run(systemPython(), ['-m', 'venv', environment]);
  run(python, ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', '-r', requirements]);
  copyFileSync(requirements, installed);
  return programs;
}

/** Runs a program to its end, its output shown. @throws Error for any exit code but 0. */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit', cwd: root, ...options });
  if (status !== 0) throw new Error(`${program} ${args.slice(0, 3).join(' ')}: ${error?.message ?? `exit code ${status}`}`);
}
