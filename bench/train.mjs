import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const EPOCHS = 2000;

/**
 * A run of the essay's task as the command line does it, from the start of its process to its end: with a row of history
 * every 100 epochs, checkpoints and the last snapshot.
 * @returns {{ epochs, seconds?: number, epochs_per_second?: number, absent?: string }}
 */
export function train(root, log) {
  log(`training ${EPOCHS} epochs`);
  const folder = mkdtempSync(join(tmpdir(), 'bench-train-'));
  try {
    const command = `train --seed 42 --epochs ${EPOCHS} --out`.split(' ');
    const args = [join(root, 'dist', 'cli.js'), ...command, join(folder, 'run')];
    const begun = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    const seconds = (performance.now() - begun) / 1000;
    const complaint = `train ended with ${status}: ${stderr.trim().split('\n')[0]}`;
    if (status !== 0) return { epochs: EPOCHS, absent: complaint };
    return { epochs: EPOCHS, seconds, epochs_per_second: EPOCHS / seconds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
