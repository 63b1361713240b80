import { spawnSync } from 'node:child_process';

/** A Chromium on the PATH, or the one that `CHROMIUM` names; without one the test ends, saying so. */
export function needChromium(skip: (reason: string) => void): string {
  const candidates = [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'];
  const found = candidates.find((program) => program && spawnSync(program, ['--version']).status === 0);
  if (found) return found;
  const reason =
    'no Chromium found: install it (Debian: apt-get install chromium) or name one in CHROMIUM; JupyterLab was not tried';
  console.warn(reason);
  skip(reason);
  return '';
}
