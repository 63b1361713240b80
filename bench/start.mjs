import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory in kB of a process and all its descendants, from Linux' /proc; 0 elsewhere. */
function treeMemory(root) {
  const parents = new Map();
  const memory = new Map();
  let names = [];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return 0;
  }
  for (const name of names) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
      memory.set(Number(name), Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0));
    } catch {
      // It ended meanwhile.
    }
  }
  const below = (pid) => pid === root || (parents.has(pid) && below(parents.get(pid)));
  return [...memory].reduce((sum, [pid, kilobytes]) => sum + (below(pid) ? kilobytes : 0), 0);
}

/**
 * Wall time of `npm start` from a warm build and the largest memory of its process tree, looked at every 50 ms.
 * @returns {Promise<{ seconds?: number, peak_mb?: number, absent?: string }>}
 */
export async function start(root, log) {
  log('npm start');
  const begun = performance.now();
  const child = spawn('npm', ['start', '--silent'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, treeMemory(child.pid));
  }, 50);
  const [status] = await once(child, 'exit');
  clearInterval(watch);
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 0) return { absent: `npm start ended with ${status}: ${errors.trim().split('\n')[0]}` };
  return { seconds, peak_mb: peak > 0 ? peak / 1024 : undefined };
}
