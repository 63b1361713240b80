import { readdirSync, readFileSync } from 'node:fs';

/** Kills every process that has an environment variable of this value, and so those that it passed it on to. */
export function killMarked(variable: string, value: string): void {
  const mark = `\0${variable}=${value}\0`;
  const marked = (pid: number): boolean => `\0${environmentOf(pid)}`.includes(mark);
  const found = (): number[] => readdirSync('/proc').map(Number).filter(Boolean).filter(marked);
  // one may start another while it is looked for
  for (let round = 0, pids = found(); round < 100 && pids.length > 0; round++, pids = found())
    for (const pid of pids) kill(pid);
}

/** Empty for a process that has ended, or is another user's. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}
