import { spawnSync } from 'node:child_process';

/** A Chromium on the PATH, or the one that `CHROMIUM` names. */
export function chromium(): string | undefined {
  const candidates = [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'];
  return candidates.find((program) => program && spawnSync(program, ['--version']).status === 0);
}
