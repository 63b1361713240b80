import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { processes } from './processes.mjs';
import { treeMemory } from './treeMemory.mjs';

/**
 * Wall time of `npm start` from a warm build, the largest memory of its process tree, looked at every 50 ms, and that of
 * its largest process, which the system itself keeps.
 * @returns {Promise<{ seconds?: number, peak_mb?: number, node_peak_mb?: number, absent?: string }>}
 */
export async function start(root, log) {
  log('npm start');
  const begun = performance.now();
  const child = spawn('npm', ['start', '--silent'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const peak = { tree: 0, largest: 0 };
  const watch = setInterval(() => {
    const now = treeMemory(processes(), child.pid);
    for (const key of Object.keys(peak)) peak[key] = Math.max(peak[key], now[key]);
  }, 50);
  const [status] = await once(child, 'exit');
  clearInterval(watch);
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 0) return { absent: `npm start ended with ${status}: ${errors.trim().split('\n')[0]}` };
  const megabytes = (kilobytes) => (kilobytes > 0 ? kilobytes / 1024 : undefined);
  return { seconds, peak_mb: megabytes(peak.tree), node_peak_mb: megabytes(peak.largest) };
}
