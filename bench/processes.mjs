import { readdirSync, readFileSync } from 'node:fs';

/** Every process as `treeMemory` takes it, in kB, from Linux' /proc; none elsewhere. */
export function processes() {
  let names = [];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    // No Linux.
  }
  return names.flatMap((name) => {
    try {
      return [processOf(Number(name), readFileSync(`/proc/${name}/status`, 'utf8'))];
    } catch {
      return []; // It ended meanwhile.
    }
  });
}

function processOf(pid, status) {
  const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return {
    pid,
    parent: field('PPid'),
    own: field('RssAnon') + field('RssShmem'),
    files: field('RssFile'),
    peak: field('VmHWM'),
  };
}
