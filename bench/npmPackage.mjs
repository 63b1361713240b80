import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A package that only the bench needs, from npm, without install scripts, in a folder of its own under `.bench`.
 * @returns {{ folder?: string, absent?: string }} the folder that holds its `node_modules`, or why there is none.
 */
export function npmPackage(root, name, version, log) {
  const cache = join(root, '.bench');
  const folder = join(cache, `${name}-${version}`.replace(/[@/]+/g, '-').replace(/^-/, ''));
  if (existsSync(folder)) return { folder };
  log(`installing ${name}@${version} into .bench (once)`);
  mkdirSync(cache, { recursive: true });
  // Moved into place whole: what an interrupted install leaves is never taken for the package.
  const making = mkdtempSync(join(cache, 'making-'));
  try {
    const args = ['--prefix', making, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    const { status, stderr, error } = spawnSync('npm', ['install', ...args, `${name}@${version}`], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const code = error?.code ?? /^npm \S+ code (\S+)/m.exec(stderr)?.[1] ?? `exit code ${status}`;
    if (status !== 0) return { absent: `${name}@${version} does not install: npm, ${code}` };
    renameSync(making, folder);
    return { folder };
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}
